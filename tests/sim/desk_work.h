// What people do at a simulated desk: register, correct, move, withdraw, decide, count, ask. Every edit names what it
// saw, as the product's desk does.
#pragma once

#include "sim/tablet_node.h"

namespace hinanjo::sim {

class DeskWork {
public:
    DeskWork(World& world, TabletNode& tablet) : m_world(world), m_tablet(tablet) {}
    void something();

private:
    void arrive();
    void edit();
    void walkIn();
    void move();
    void withdraw();
    void decide();
    void protect();
    void items();
    void unknownKind();
    void join();
    void count();
    void need();
    void answerAtHq();
    void shelterStatus();
    void note();
    void undo(const state::Source& source);
    void undoUndoing();
    [[nodiscard]] const state::PersonView* anybody();
    static void see(event::Draft& draft, const state::Source& source);

    World& m_world;
    TabletNode& m_tablet;
};

}  // namespace hinanjo::sim

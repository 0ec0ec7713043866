#include "print/fit.h"

#include <catch2/catch_test_macros.hpp>

using namespace hinanjo::print;

namespace {

std::string lineText(const Fitted& fitted, std::size_t index) {
    std::string out;
    for (std::size_t c = fitted.lines[index].from; c < fitted.lines[index].to; ++c) {
        const Cluster& cluster = fitted.text->clusters[c];
        out += fitted.text->text.substr(cluster.firstByte, cluster.bytes);
    }
    return out;
}

}  // namespace

TEST_CASE("a text that fits keeps its size", "[print]") {
    auto type = Typesetter::open();
    REQUIRE(type);

    const Fitted fitted = fit(*type, "山田 太郎", Weight::Bold, 14, 55, 1);

    CHECK(fitted.points == 14);
    CHECK(fitted.squeeze == 1);
    REQUIRE(fitted.lines.size() == 1);
    CHECK(!fitted.cut);
}

TEST_CASE("whatever the room, no text is smaller than 10.5 pt, wider than its room or lost unseen", "[print]") {
    auto type = Typesetter::open();
    REQUIRE(type);
    const std::string text = "王子本町二丁目14番15-302号 グランドメゾン王子飛鳥山公園（東棟）";

    for (double width = 8; width < 130; width += 3) {
        for (std::size_t lines = 1; lines <= 4; ++lines) {
            INFO(width << " mm, " << lines << " lines");
            const Fitted fitted = fit(*type, text, Weight::Regular, 12, width, lines);
            CHECK(fitted.points >= 10.5);
            CHECK(fitted.squeeze >= 0.75);
            REQUIRE(!fitted.lines.empty());
            CHECK(fitted.lines.size() <= lines);
            std::string all;
            for (std::size_t i = 0; i < fitted.lines.size(); ++i) {
                CHECK(fitted.widthMm(fitted.lines[i]) <= width + 1e-6);
                all += lineText(fitted, i);
            }
            std::erase(all, ' ');
            std::string whole = text;
            std::erase(whole, ' ');
            CHECK((all == whole) == !fitted.cut);
        }
    }
}

TEST_CASE("lines end where Japanese may end, numbers stay whole, and pauses are preferred", "[print]") {
    auto type = Typesetter::open();
    REQUIRE(type);

    const Fitted care = fit(*type, "■酸素・車いす", Weight::Regular, 12, 17.6, 2);
    REQUIRE(care.lines.size() == 2);
    CHECK(lineText(care, 0) == "■酸素・");
    CHECK(lineText(care, 1) == "車いす");

    const Fitted phone = fit(*type, "緊急 03-1234-5678", Weight::Regular, 12, 29, 2);
    REQUIRE(phone.lines.size() == 2);
    CHECK(lineText(phone, 1) == "03-1234-5678");
}

TEST_CASE("a variation sequence is one cluster, drawn by a font that has it", "[print]") {
    auto type = Typesetter::open();
    REQUIRE(type);

    // U+E0110 of 邉 is in IPAmjMincho only: the base character alone would have come from BIZ UD.
    const Shaped& variant = type->shape("邉\U000E0110", Weight::Regular);
    const Shaped& plain = type->shape("邉", Weight::Regular);

    REQUIRE(variant.clusters.size() == 1);
    REQUIRE(variant.runs.size() == 1);
    CHECK(variant.clusters[0].bytes == std::string("邉\U000E0110").size());
    CHECK(variant.runs[0].face != plain.runs[0].face);
    CHECK(type->undrawable().empty());
}

#include "safety/roster_book.h"

#include "matching/address.h"

namespace hinanjo::safety {

base::Result<std::shared_ptr<const RosterBook>> RosterBook::make(std::uint64_t version,
                                                                 std::vector<domain::RosterPerson> people,
                                                                 std::vector<domain::Resident> residents,
                                                                 const std::filesystem::path& share) {
    auto book = std::make_shared<RosterBook>();
    book->version = version;
    book->people = std::move(people);
    HINANJO_ASSIGN(const matching::AddressBook addresses, matching::AddressBook::load(share / "kita_chome.csv"));
    for (const domain::RosterPerson& person : book->people) {
        const matching::Address address = addresses.parse(person.address, person.building);
        book->towns.push_back(address.townChome());
        book->numbers.emplace_back(address.ban, address.go);
        book->rows.emplace(person.no.value, book->towns.size() - 1);
    }
    HINANJO_ASSIGN(matching::Matcher matcher,
                   residents.empty() ? matching::Matcher::build(book->people, share)
                                     : matching::Matcher::build(book->people, std::move(residents), share));
    book->matcher = std::make_shared<const matching::Matcher>(std::move(matcher));
    return std::shared_ptr<const RosterBook>(std::move(book));
}

const domain::RosterPerson* RosterBook::find(const base::RosterNo& no) const {
    const auto it = rows.find(no.value);
    return it == rows.end() ? nullptr : &people[it->second];
}

}  // namespace hinanjo::safety

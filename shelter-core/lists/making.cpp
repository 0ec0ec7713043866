#include "lists/making.h"

namespace hinanjo::lists {

Document begin(const Making& making, std::string kind, std::string title) {
    Document document;
    document.id = making.id;
    document.kind = std::move(kind);
    document.title = std::move(title);
    document.office = making.office;
    document.drill = making.drill;
    document.dataTime = making.dataTime;
    document.printTime = making.now;
    document.edition = making.edition;
    document.notAtHq = making.notAtHq;
    document.printedBy = making.printedBy;
    document.recipient = making.recipient;
    document.legalBasis = basisWords(making.legalBasis);
    document.copies = making.copies;
    document.purpose = making.recipient.empty() ? "受付で保管" : "使用後は 本部へ返却";
    return document;
}

std::string shelterWords(const Making& making, const base::ShelterId& shelter) {
    std::string name = making.shelterName ? making.shelterName(shelter) : std::string();
    return name.empty() ? shelter.value : name;
}

std::string sexWords(domain::Sex sex) {
    switch (sex) {
        case domain::Sex::Male:
            return "男";
        case domain::Sex::Female:
            return "女";
        case domain::Sex::Declined:
            return "−";
        case domain::Sex::NotSaid:
            return {};
    }
    return {};
}

}  // namespace hinanjo::lists

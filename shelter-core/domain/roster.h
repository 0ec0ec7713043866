// The 避難行動要支援者名簿 and the residents' register, as imported: official text kept as it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "domain/birth_date.h"
#include "domain/person.h"

namespace hinanjo::domain {

// 災害対策基本法 49条の11第2項: what may be shared in peacetime.
enum class Consent : std::uint8_t { NotSaid, Given, Refused, Unanswered, Presumed };

// One person of the 避難行動要支援者名簿 (災害対策基本法 49条の10 4項 items, plus what offices add).
struct RosterPerson {
    base::RosterNo no;      // 整理番号
    std::string name;       // 氏名 as registered: 異体字, IVS and private-use characters kept
    std::string kana;       // フリガナ as registered (often half-width, small kana big)
    std::string otherName;  // 通称名
    Sex sex{};
    PartialDate birth;
    std::string postalCode;
    std::string address;   // 住所
    std::string building;  // 方書
    std::string phone;
    std::string mobile;
    std::string reason;         // 要支援事由
    std::string neighbourhood;  // 自治会
    std::string contactName;    // 緊急連絡先氏名
    std::string contactRelation;
    std::string contactPhone;
    std::string remark;
    Consent consent{};
    std::string priority;               // 優先度 A-D
    std::string commissioner;           // 民生委員
    std::string plan;                   // 個別避難計画
    bool isProtected = false;           // 支援措置, as the roster's own column says
    std::vector<std::string> warnings;  // What the import noticed ("氏名に外字があります").

    friend auto operator<=>(const RosterPerson&, const RosterPerson&) = default;
};

// One row of the residents' register (住民基本台帳 extract).
struct Resident {
    std::string no;           // 宛名番号
    std::string householdNo;  // 世帯番号
    std::string familyName;
    std::string givenName;
    std::string familyKana;
    std::string givenKana;
    std::string otherName;
    Sex sex{};
    PartialDate birth;
    std::string postalCode;
    std::string address;
    std::string town;  // 町丁目, canonical ("王子一丁目"); empty if it could not be read
    std::string building;

    friend auto operator<=>(const Resident&, const Resident&) = default;
};

}  // namespace hinanjo::domain

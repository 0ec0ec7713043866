// The published weights: how often each level of agreement is seen
//   same       with the person the roster means,
//   stranger   with anybody else who comes to a shelter,
//   household  with somebody who lives with the roster person.
// Fixed, and reviewed once a year from links that people confirmed. Never estimated from the data of one disaster: such
// an estimate drifts to "same household", changes from run to run and cannot be explained to an auditor.
#pragma once

#include <algorithm>

namespace hinanjo::matching {

struct Weight {
    double same;
    double stranger;
    double household;
};

// --- before anything is compared ---
// Share of arrivals who are on the roster, and who live with somebody on it; spread evenly over the roster.
inline constexpr double kPriorSame = 0.15;
inline constexpr double kPriorHousehold = 0.27;

// --- frequencies, so that a rare name says more than a common one ---
// A value seen `count` times among `rows`, pulled towards `mean` as if `weight` more people had been counted: a roster
// of thirty says little about how common Satō is.
struct Smoothing {
    double mean;
    double weight;
    [[nodiscard]] constexpr double operator()(double count, double rows) const {
        return std::max((count + mean * weight) / (rows + weight), 2e-5);
    }
};
inline constexpr Smoothing kFamilyFrequency{.002, 500};
inline constexpr Smoothing kGivenFrequency{.001, 500};
inline constexpr Smoothing kBirthFrequency{6e-5, 10000};
inline constexpr Smoothing kTownFrequency{1.0 / 41, 2000};
inline constexpr Smoothing kChomeFrequency{1.0 / 113, 2000};
inline constexpr Smoothing kNumberFrequency{1e-4, 2000};
inline constexpr Smoothing kRoomFrequency{2e-5, 2000};
// Foreign names look rare on a roster of the old and are common among arrivals.
inline constexpr double kForeignNameFrequency = .002;

// --- family name. Equal: stranger = frequency; near: stranger = 4 f + .003 ---
inline constexpr Weight kFamilyEqual{.96, 0, .93};
inline constexpr Weight kFamilyNear{.022, .003, .02};  // One edit, confusable character, sounds alike, other reading.
inline constexpr double kFamilyNearFrequency = 4;
inline constexpr Weight kFamilyDifferent{.014, .985, .05};

// --- given name. Equal: stranger = frequency; homophone: f + .0005 ---
inline constexpr Weight kGivenKanjiEqual{.93, 0, .0003};
inline constexpr Weight kGivenKanaEqual{.95, 0, .0012};
// Somebody of the home has the same given name by chance: the more common, the likelier.
inline constexpr double kGivenOfHousehold = .5;
inline constexpr Weight kGivenHomophone{.035, .0005, .0012};
inline constexpr Weight kGivenNear{.022, .006, .010};
inline constexpr Weight kGivenSharesKanji{.002, .03, .13};  // Father and son.
inline constexpr Weight kGivenDifferent{.006, .96, .86};

// --- birth. Exact: stranger = frequency of the date, times the readings a date without era has ---
inline constexpr Weight kBirthExact{.955, 0, .004};  // Household: twins.
inline constexpr Weight kBirthOnePart{.020, .006, .006};
inline constexpr Weight kBirthOtherEra{.003, .0004, .0005};
inline constexpr Weight kBirthYear{.97, .030, .05};
inline constexpr Weight kBirthMonthDay{.96, .0028, .007};
inline constexpr Weight kAgeExact{.88, .028, .06};
inline constexpr Weight kAgeNear{.10, .056, .10};
inline constexpr Weight kAgeOff{.02, .91, .83};
inline constexpr Weight kDecade{.95, .14, .25};
inline constexpr Weight kDecadeOff{.05, .86, .75};
inline constexpr Weight kBirthDifferent{.016, .99, .99};

// --- place. Where `stranger` is 0 it is the share of the roster at that place ---
inline constexpr Weight kPlaceRoom{.95, 0, .95};
inline constexpr Weight kPlaceNumber{.93, 0, .93};
inline constexpr Weight kPlaceRoomDiffers{.012, 0, .01};
inline constexpr Weight kPlaceNearNumber{.015, .0015, .015};
inline constexpr Weight kPlaceChome{.95, 0, .95};  // Only the 丁目 was typed, and is right.
inline constexpr Weight kPlaceTown{.95, 0, .95};
inline constexpr Weight kPlaceChomeOnly{.006, 0, .006};  // The 丁目 is right, the numbers are others.
inline constexpr Weight kPlaceTownOnly{.008, 0, .008};
inline constexpr Weight kPlaceOther{.035, .96, .05};
inline constexpr Weight kPlaceOutside{.004, .03, .01};  // Another municipality was named.

// --- telephone ---
inline constexpr Weight kPhoneOwn{.60, 1e-4, .45};
inline constexpr Weight kPhoneShared{.10, 1e-4, .30};  // Emergency contact, or another roster person of the household.
inline constexpr Weight kPhoneOneDigit{.012, .0006, .01};
inline constexpr Weight kPhoneDifferent{.29, .99, .30};

// --- sex ---
inline constexpr Weight kSexEqual{.996, .5, .45};
inline constexpr Weight kSexDifferent{.004, .5, .55};

// --- decision ---
inline constexpr double kCertainFrom = .95;
inline constexpr double kCertainByHome = .995;
inline constexpr double kCertainAlone = .99;  // Without evidence rules, which only an evaluation leaves out.
inline constexpr double kReviewFrom = .02;
// With the residents' register everybody of the ward is a candidate: how many arrivals are residents, and how many live
// with one unregistered; and from where on a pair is certain, for eyes, or for eyes if a rule asks.
inline constexpr double kPriorResident = .97;
inline constexpr double kPriorUnregistered = .002;
inline constexpr double kCertainAmongResidents = .99;
inline constexpr double kCertainWithoutPlace = .999;  // No address, no telephone: a visitor of that name may be meant.
inline constexpr double kReviewAmongResidents = .01;
inline constexpr double kEyesAmongResidents = 1e-4;
inline constexpr double kRivalFactor = 100;  // A second candidate nearer than this makes both uncertain.

}  // namespace hinanjo::matching

// The production matcher and its baselines on one invented population, beside the truth. scripts/evaluate-matching runs
// it over presets and seeds and makes tables of what it prints.
//   matching_eval DIR [--ablation] [--register] [--patterns] [--errors FILE]
// With the register, its errors are in FILE.register.csv. DIR: what scripts/make-population wrote. Prints one JSON
// object for each method. Status 0, or 1 if DIR cannot be read.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string_view>

#include "base/files.h"
#include "matching-eval/methods.h"
#include "matching-eval/patterns.h"

using namespace hinanjo;
using namespace hinanjo::evaluation;

namespace {

struct Ablation {
    const char* name;
    bool matching::Ingredients::*ingredient;
};
constexpr Ablation kAblations[] = {
    {"without household hypothesis", &matching::Ingredients::household},
    {"without shared phones", &matching::Ingredients::sharedPhones},
    {"without variant folding", &matching::Ingredients::variantFolding},
    {"without kana folding", &matching::Ingredients::kanaFolding},
    {"without term frequency", &matching::Ingredients::termFrequency},
    {"without evidence rules", &matching::Ingredients::evidenceRules},
    {"without address numbers", &matching::Ingredients::addressNumbers},
    {"without room numbers", &matching::Ingredients::addressRooms},
};

class Run {
public:
    explicit Run(const Population& population) : m_population(population) {}

    template <typename Method>
    base::Result<Answers> operator()(const char* name, Method method) {
        const auto from = std::chrono::steady_clock::now();
        base::Result<Answers> answers = method();
        if (!answers) return answers;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
        std::printf("%s\n", toJson(name, tallyOf(m_population, *answers), seconds).c_str());
        std::fflush(stdout);
        return answers;
    }

private:
    const Population& m_population;
};

struct Options {
    const char* directory = nullptr;
    const char* errors = nullptr;
    bool ablation = false;
    bool patterns = false;
    Register residents = Register::Without;
};

base::Status printPatterns(const Population& population, const Answers& answers) {
    HINANJO_ASSIGN(const auto patterns, patternsOf(population, answers));
    for (const auto& [words, pattern] : patterns) {
        std::printf("{\"pattern\":\"%s\",\"right\":%zu,\"wrong\":%zu,\"linked\":%zu}\n", words.c_str(), pattern.right,
                    pattern.wrong, pattern.linked);
    }
    return {};
}

base::Status evaluate(const Options& options) {
    const std::filesystem::path directory = options.directory;
    HINANJO_ASSIGN(const Population population, readPopulation(directory, options.residents));
    std::printf("{\"population\":\"%s\",\"roster\":%zu,\"arrivals\":%zu}\n", directory.filename().c_str(),
                population.roster.size(), population.arrivals.size());
    Run run(population);
    HINANJO_ASSIGN(const Answers answers, run("hinanjo", [&]() -> base::Result<Answers> {
                       HINANJO_ASSIGN(Answers alone, production(population));
                       return asListed(population, std::move(alone));
                   }));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"peak_mb\":%.0f}\n", static_cast<double>(usage.ru_maxrss) / 1024);
    if (options.errors != nullptr) {
        HINANJO_TRY(base::writeFile(options.errors, errorsCsv(population, answers), base::Secrecy::OwnerOnly));
    }
    if (options.patterns) HINANJO_TRY(printPatterns(population, answers));
    HINANJO_TRY(run("lgdpm", [&] { return lgdpm(population); }));
    if (options.residents == Register::With) {
        HINANJO_ASSIGN(const Answers known,
                       run("hinanjo with register", [&] { return production(population, {}, true, Register::With); }));
        if (options.errors != nullptr) {
            HINANJO_TRY(base::writeFile(std::string(options.errors) + ".register.csv", errorsCsv(population, known),
                                        base::Secrecy::OwnerOnly));
        }
        HINANJO_TRY(run("lgdpm on the register", [&] { return lgdpmOnRegister(population); }));
    }
    HINANJO_TRY(run("name and birth date", [&] { return nameAndBirth(population); }));
    HINANJO_TRY(run("name without spaces", [&] { return base::Result<Answers>(plainName(population)); }));
    HINANJO_TRY(run("raw name", [&] { return base::Result<Answers>(rawName(population)); }));
    if (!options.ablation) return {};
    for (const auto& one : kAblations) {
        matching::Ingredients ingredients;
        ingredients.*one.ingredient = false;
        HINANJO_TRY(run(one.name, [&] { return production(population, ingredients); }));
    }
    matching::Ingredients classic;  // Fellegi and Sunter: the same person or a stranger, and how probable.
    classic.household = classic.evidenceRules = false;
    HINANJO_TRY(run("without evidence rules and household", [&] { return production(population, classic); }));
    HINANJO_TRY(run("without common values", [&] { return production(population, {}, false); }));
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    bool understood = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--ablation") {
            options.ablation = true;
        } else if (word == "--register") {
            options.residents = Register::With;
        } else if (word == "--patterns") {
            options.patterns = true;
        } else if (word == "--errors" && i + 1 < argc) {
            options.errors = argv[++i];
        } else if (options.directory == nullptr && !word.starts_with('-')) {
            options.directory = argv[i];
        } else {
            understood = false;
        }
    }
    if (!understood || options.directory == nullptr) {
        std::fprintf(stderr, "usage: matching_eval DIR [--ablation] [--register] [--patterns] [--errors FILE.csv]\n");
        return 2;
    }
    if (const auto done = evaluate(options); !done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        return 1;
    }
    return 0;
}

// Runs a fuzzer's entry where libFuzzer is not at hand: over every file of a folder, then over seeded mutations of
// them. The same seed gives the same inputs. fuzz_NAME [--mutations N] [--seed N] FILE|FOLDER...
//
// An input that brings the program down is left in fuzz_NAME.last, in the folder it was started in.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kMaxInput = 1 << 20;

class Mutator {
public:
    Mutator(const std::vector<std::string>& inputs, std::uint64_t seed) : m_inputs(inputs), m_random(seed) {}

    std::string next() {
        std::string out = m_inputs[below(m_inputs.size())];
        for (std::size_t changes = 1 + below(6); changes > 0; --changes)
            change(out);
        out.resize(std::min(out.size(), kMaxInput));
        return out;
    }

private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(m_random() % end); }
    char byte() {
        // Lengths and tags live at the edges.
        static constexpr unsigned char kEdges[] = {0, 1, 2, 3, 4, 8, 16, 32, 64, 127, 128, 129, 254, 255};
        return static_cast<char>(below(2) == 0 ? kEdges[below(std::size(kEdges))] : m_random());
    }
    void change(std::string& out) {
        const std::size_t at = below(out.size());
        const std::size_t few = below(std::min<std::size_t>(out.size() - at, 64) + 1);
        switch (below(7)) {
            case 0:
                if (!out.empty()) out[at] = static_cast<char>(out[at] ^ (1 << below(8)));
                break;
            case 1:
                if (!out.empty()) out[at] = byte();
                break;
            case 2:
                out.erase(at, few);
                break;
            case 3:
                out.insert(at, 1 + below(8), byte());
                break;
            case 4:
                out.insert(below(out.size() + 1), out.substr(at, few));
                break;
            case 5:
                out.resize(at);
                break;
            default: {  // The head of one, the tail of another.
                const std::string& other = m_inputs[below(m_inputs.size())];
                const std::size_t from = below(other.size());
                out.replace(at, std::string::npos, other, from, std::string::npos);
                break;
            }
        }
    }

    const std::vector<std::string>& m_inputs;
    std::mt19937_64 m_random;
};

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool number(std::string_view text, std::uint64_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

int main(int count, char** words) {
    std::uint64_t mutations = 0, seed = 1;
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--mutations" || word == "--seed") {
            if (++i == count || !number(words[i], word == "--seed" ? seed : mutations)) {
                std::cerr << word << " wants a number\n";
                return 2;
            }
        } else if (std::filesystem::is_directory(word)) {
            for (const auto& entry : std::filesystem::directory_iterator(word))
                files.push_back(entry.path());
        } else {
            files.emplace_back(word);
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> inputs;
    for (const auto& file : files) {
        if (!std::filesystem::is_regular_file(file)) {
            std::cerr << file << " is no file\n";
            return 2;
        }
        inputs.push_back(contentOf(file));
    }
    if (inputs.empty()) {
        std::cerr << "no input: nothing would be tested\n";
        return 2;
    }
    const auto last = std::filesystem::path(words[0]).filename().string() + ".last";
    std::uint64_t runs = 0;
    const auto run = [&](const std::string& input) {
        std::ofstream(last, std::ios::binary) << input;
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
        ++runs;
    };
    std::cout << "if this stops early, the input is in " << last << std::endl;
    for (const std::string& input : inputs)
        run(input);
    Mutator mutator(inputs, seed);
    for (std::uint64_t i = 0; i < mutations; ++i)
        run(mutator.next());
    std::filesystem::remove(last);
    std::cout << runs << " inputs went through\n";
    return 0;
}

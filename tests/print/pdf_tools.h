// What other programs see in our PDFs: poppler's tools and zbar, as a printer, a reader and a telephone would.
#pragma once

#include <sys/wait.h>

#include <unistd.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace hinanjo::print::tools {

// A directory of its own for each test, gone afterwards.
class Scratch {
public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "hinanjo-print-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
        m_path = pattern;
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

// Standard output of a command; throws if it fails, so that a missing tool is a failed test.
inline std::string output(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run: " + command);
    std::string out;
    std::array<char, 4096> block;
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
        out.append(block.data(), got);
    if (const int status = pclose(pipe); !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error("failed: " + command);
    }
    return out;
}

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find(separator, from)) != std::string::npos; from = at + 1) {
        parts.push_back(text.substr(from, at - from));
    }
    if (from < text.size()) parts.push_back(text.substr(from));
    return parts;
}

// Text of every page, laid out as on paper.
inline std::vector<std::string> pagesOf(const std::filesystem::path& pdf) {
    return split(output("pdftotext -layout -enc UTF-8 '" + pdf.string() + "' -"), '\f');
}

// A part of a page, in millimetres.
struct Part {
    int x = 0, y = 0, width = 297, height = 297;
};

// The QR codes of a page, or of a part of it, as a scanner at 150 dpi reads them; one a line.
inline std::string qrOf(const std::filesystem::path& pdf, int page, const Part& part = {}) {
    const std::string image = pdf.string() + ".page";
    const auto pixels = [](int mm) { return std::to_string(mm * 1500 / 254); };
    output("pdftoppm -r 150 -gray -singlefile -f " + std::to_string(page) + " -l " + std::to_string(page) + " -x " +
           pixels(part.x) + " -y " + pixels(part.y) + " -W " + pixels(part.width) + " -H " + pixels(part.height) +
           " '" + pdf.string() + "' '" + image + "'");
    std::string text = output("zbarimg -q --raw '" + image + ".pgm'");
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

inline std::size_t count(const std::string& text, const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size())
        ++n;
    return n;
}

}  // namespace hinanjo::print::tools

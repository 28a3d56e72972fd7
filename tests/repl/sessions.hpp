#pragma once

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "repl/repl_session.hpp"

namespace klausul::sessions {

/// A folder of its own for each test, removed afterwards.
class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                ("klausul-repl-" + std::to_string(getpid()) + "-" + std::to_string(count_++))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        std::FILE* file = std::fopen((path_ / name).c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
        return (path_ / name).string();
    }
    std::string read(const std::string& name) const {
        std::string text;
        std::FILE* file = std::fopen((path_ / name).c_str(), "rb");
        REQUIRE(file != nullptr);
        for (int c = 0; (c = std::fgetc(file)) != EOF;) text += static_cast<char>(c);
        std::fclose(file);
        return text;
    }
    std::string path(const std::string& name = "") const { return (path_ / name).string(); }

private:
    static inline int count_ = 0;
    std::filesystem::path path_;
};

inline const std::string care = R"(avtal vård "Vård"
  gäller från och med 2026-01-01 till och med 2027-12-31
typ boende
  ordinärt
  särskilt
  korttid
typ besök
  patient : text
  tid : minuter
  start : datum eller saknas
uppgift boendeform : boende "hur patienten bor"
uppgift inskriven : ja/nej "inskriven i hemsjukvården"
uppgift får_hjälp : ja/nej "får eller behöver hjälp"
uppgift ålder : år "patientens ålder"
uppgift anslutna per år : personer "anslutna"
uppgift besök : lista av besök "besöken under månaden"
uppgift namn : text "patientens namn"
part regionen
part kommunen
tolkning gräns "Vem är barn?"
  arton   "under 18 år" förvald
  tjugo   "under 20 år"
svar betalar : part "Vem betalar?"
svar kostnad : kr "Vad kostar besöken?"
svar fler : personer "Hur många fler?"
§ ansvar "Ansvar"
  betalar = regionen                                  [V-1]
    undantag om boendeform är ordinärt och får_hjälp  [V-2]
      betalar = kommunen
    undantag om boendeform är särskilt och inskriven  [V-3]
      betalar = kommunen
    undantag om boendeform är korttid och barn        [V-4]
      betalar = kommunen
  barn = beroende på gräns
    arton  ålder < 18 år
    tjugo  ålder < 20 år
§ kostnader "Kostnader"
  kostnad = påbörjade timmar av summa tid * 640 kr/timme   [V-5]
  fler = (anslutna för 2026) - anslutna för 2025             [V-6]
)";

/// No-break blanks stand in figures, and nobody types them.
inline std::string plain(std::string text) {
    const std::string no_break = "\u00A0";
    for (std::size_t at = 0; (at = text.find(no_break, at)) != std::string::npos;)
        text.replace(at, no_break.size(), " ");
    return text;
}

/// A session on one document.
class Talk {
public:
    explicit Talk(const std::string& text, Language language = Language::swedish)
        : path(folder.write("doc.klausul", text)), session({language, false, {}, *day_from_text("2026-06-01")}) {
        std::string told;
        const bool started = session.start({{path}, "", std::nullopt}, told);
        INFO(told);
        REQUIRE(started);
    }
    std::string operator()(const std::string& line) { return plain(session.take(line)); }

    Folder folder;
    std::string path;
    ReplSession session;
};

}  // namespace klausul::sessions

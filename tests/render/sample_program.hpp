#pragma once

// A program put together by hand, with a fact of every kind, for tests of what comes in from outside.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/klausul.hpp"

namespace klausul::sample {

class ProgramBuilder {
public:
    ProgramBuilder() {
        program_.documents.emplace_back().name = "prov";
        krona_ = program_.units.add({"krona", "kronor", "kr", 0, 1});
        add_parties();
        add_boendeform();
        years_ = domain(DomainKind::years, "år", {});
        half_years_ = domain(DomainKind::half_years, "halvår", {});
        months_ = domain(DomainKind::months, "månad", {});
        add_scalars();
        add_indexed();
        add_list();
        add_reading();
        series("LPIK", "landstingsprisindex", false);
        series("VPI", "vårdprisindex", true);
    }

    std::shared_ptr<const Agreement> build() {
        std::vector<Diagnostic> problems;
        std::vector<Source> sources;
        sources.emplace_back("prov.klausul", "", 0U, problems);
        return std::make_shared<const Agreement>(std::move(program_), std::move(sources));
    }

private:
    void series(const std::string& name, const std::string& title, bool yearly_change) {
        SeriesInfo info;
        info.name = name;
        info.title = title;
        info.yearly_change = yearly_change;
        program_.series.push_back(std::move(info));
    }

    DomainId domain(DomainKind kind, const std::string& name, std::vector<std::uint32_t> members) {
        program_.domains.push_back({kind, name, std::move(members)});
        return static_cast<DomainId>(program_.domains.size() - 1);
    }

    void add_parties() {
        for (const char* name : {"Regionen_Norr", "Berg", "Åre"}) program_.parties.emplace_back().name = name;
        program_.parties[0].alias = "regionen";
        municipalities_ = domain(DomainKind::parties, "kommun", {1, 2});
    }

    void add_boendeform() {
        Enumeration each{"boendeform", {{"ordinärt_boende", ""}, {"särskilt_boende", ""}}, none};
        each.domain = domain(DomainKind::options, "boendeform", {0, 1});
        program_.enumerations.push_back(std::move(each));
    }

    FactId fact(const std::string& name, Type type, std::vector<DomainId> per = {}, DomainId list = none) {
        FactInfo info;
        info.name = name;
        info.type = std::move(type);
        info.list = list;
        info.slot = per.empty() ? program_.scalar_facts++ : program_.indexed_facts++;
        info.per = std::move(per);
        info.document = 0;
        program_.facts.push_back(std::move(info));
        return static_cast<FactId>(program_.facts.size() - 1);
    }

    static Type of(Kind kind, std::uint32_t domain = none) {
        Type type;
        type.kind = kind;
        type.domain = domain;
        return type;
    }

    Type kronor() const {
        Type type;
        type.unit.parts = {{krona_, 1}};
        return type;
    }

    void add_scalars() {
        fact("belopp", kronor());
        Type whole;
        whole.whole = true;
        fact("antal", whole);
        fact("inskriven", of(Kind::truth));
        fact("boendeform", of(Kind::option, 0));
        fact("betalare", of(Kind::party));
        fact("hemkommun", of(Kind::party, municipalities_));
        fact("född", of(Kind::day));
        fact("ankomst", of(Kind::moment));
        fact("öppnar", of(Kind::clock));
        fact("dagtid", of(Kind::window));
        fact("vistelse", of(Kind::span));
        fact("anteckning", of(Kind::text));
        Type maybe = of(Kind::day);
        maybe.optional = true;
        maybe.may_be_not_applicable = true;
        fact("utskriven", maybe);
    }

    void add_indexed() {
        fact("anslutna", kronor(), {years_});
        fact("andel", kronor(), {municipalities_});
        fact("platser", kronor(), {municipalities_, years_});
        fact("kostnad", kronor(), {half_years_});
        fact("hyra", kronor(), {months_});
    }

    void add_list() {
        ListInfo list;
        list.name = "uppdrag";
        list.domain = domain(DomainKind::records, "uppdrag", {});
        list.document = 0;
        list.fields.push_back(fact("start", of(Kind::day), {list.domain}, list.domain));
        Type end = of(Kind::day);
        end.optional = true;
        list.fields.push_back(fact("slut", end, {list.domain}, list.domain));
        program_.lists.push_back(std::move(list));
    }

    void add_reading() {
        ReadingInfo reading;
        reading.name = "justering";
        reading.options = {{"närmaste_gräns", ""}, {"en_gång", ""}};
        reading.document = 0;
        program_.readings.push_back(std::move(reading));
    }

    Program program_;
    UnitId krona_ = 0;
    DomainId municipalities_ = none;
    DomainId years_ = none;
    DomainId half_years_ = none;
    DomainId months_ = none;
};

}  // namespace klausul::sample

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
        DocumentInfo document;
        document.name = "prov";
        program_.documents.push_back(std::move(document));
        // As every program begins.
        domain(DomainKind::years, "år", {});
        domain(DomainKind::half_years, "halvår", {});
        domain(DomainKind::months, "månad", {});
        domain(DomainKind::quarters, "kvartal", {});
        add_parties();
        add_boendeform();
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
        return program_.domains.push_back({kind, name, std::move(members)});
    }

    void add_parties() {
        for (const char* name : {"Regionen_Norr", "Berg", "Åre"}) {
            Party party;
            party.name = name;
            program_.parties.push_back(std::move(party));
        }
        program_.parties[PartyId(0)].alias = "regionen";
        municipalities_ = domain(DomainKind::parties, "kommun", {1, 2});
    }

    void add_boendeform() {
        Enumeration each{"boendeform", {{"ordinärt_boende", ""}, {"särskilt_boende", ""}}, none};
        each.domain = domain(DomainKind::options, "boendeform", {0, 1});
        boendeform_ = program_.enumerations.push_back(std::move(each));
    }

    FactId fact(const std::string& name, Type type, std::vector<DomainId> per = {}, Maybe<DomainId> list = none) {
        FactInfo info(program_.main);
        info.name = name;
        info.type = std::move(type);
        info.list = list;
        info.slot = per.empty() ? program_.scalar_facts++ : program_.indexed_facts++;
        info.per = std::move(per);
        return program_.facts.push_back(std::move(info));
    }

    static Type of(Kind kind) {
        Type type;
        type.kind = kind;
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
        Type boendeform = of(Kind::option);
        boendeform.enumeration = boendeform_;
        fact("boendeform", boendeform);
        fact("betalare", of(Kind::party));
        Type municipality = of(Kind::party);
        municipality.party_group = municipalities_;
        fact("hemkommun", municipality);
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
        fact("anslutna", kronor(), {years_domain});
        fact("andel", kronor(), {municipalities_});
        fact("platser", kronor(), {municipalities_, years_domain});
        fact("kostnad", kronor(), {half_years_domain});
        fact("hyra", kronor(), {months_domain});
    }

    void add_list() {
        ListInfo list{"uppdrag", "", domain(DomainKind::records, "uppdrag", {}), {}, program_.main, {}};
        list.fields.push_back(fact("start", of(Kind::day), {list.domain}, list.domain));
        Type end = of(Kind::day);
        end.optional = true;
        list.fields.push_back(fact("slut", end, {list.domain}, list.domain));
        program_.lists.push_back(std::move(list));
    }

    void add_reading() {
        const std::vector<NamedOption> options{{"närmaste_gräns", ""}, {"en_gång", ""}};
        ReadingInfo reading(program_.main, program_.enumerations.push_back({"justering", options}));
        reading.name = "justering";
        reading.options = options;
        program_.readings.push_back(std::move(reading));
    }

    Program program_;
    UnitId krona_ = program_.units.add({"krona", "kronor", "kr", UnitId(0), 1});
    DomainId municipalities_ = DomainId(0);  ///< once they are added
    EnumerationId boendeform_ = EnumerationId(0);
};

}  // namespace klausul::sample

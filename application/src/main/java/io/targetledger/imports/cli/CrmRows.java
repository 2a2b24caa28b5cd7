package io.targetledger.imports.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.targetledger.imports.RowKind;
import io.targetledger.imports.cli.CrmFiles.Reading;
import io.targetledger.imports.cli.CsvFile.Line;
import io.targetledger.imports.cli.SourceRow.Origin;
import io.targetledger.shared.Ids;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/** What the lines of a CRM export mean. */
final class CrmRows {

    private static final List<String> METRICS =
            List.of("revenue", "won_deals", "lost_deals", "win_rate", "average_deal");
    private static final String COMPANY = "unit/company";
    private static final Set<String> OPEN_STAGES = Set.of("prospecting", "engaging");

    private final Names names;
    private final LocalDate since;
    private final Map<String, String> productNames;
    private final Values values = Values.iso();

    /** Ids of what the file of teams repeats on many lines. As many as there are units and people. */
    private final Set<String> made = new HashSet<>();

    private final Set<String> agents = new HashSet<>();
    private long openDeals;

    /**
     * @param company name of the whole
     * @param currency ISO 4217 code; null for that of the catalogue
     */
    record Names(String company, @Nullable String currency) {}

    /** A line of one of the files. */
    record Cells(Reading reading, Line line, Origin origin) {

        String of(String column) {
            return reading.cell(line, column);
        }
    }

    interface Maker {
        List<SourceRow> rows(Cells cells);
    }

    CrmRows(Names names, LocalDate since, Map<String, String> productNames) {
        this.names = names;
        this.since = since;
        this.productNames = productNames;
    }

    /** Deals that are not closed and therefore passed over. */
    long openDeals() {
        return openDeals;
    }

    static String lettersAndDigits(String name) {
        return name.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** What no line says: the metrics that deals are measured in, and the company. */
    List<SourceRow> beforeAll(Path directory) {
        Origin nowhere = new Origin(directory, 0, List.of(), List.of());
        List<SourceRow> rows = new ArrayList<>();
        for (String metric : METRICS) {
            Map<String, String> fields = new LinkedHashMap<>(Map.of("id", metric));
            if (names.currency() != null) {
                fields.put("currency", names.currency());
            }
            rows.add(SourceRow.good(RowKind.METRICS, nowhere, fields, Map.of(), Map.of()));
        }
        rows.add(SourceRow.good(
                RowKind.UNITS,
                nowhere,
                Map.of("id", COMPANY, "name", names.company(), "level", "COMPANY", "since", since.toString()),
                Map.of(),
                Map.of()));
        return rows;
    }

    List<SourceRow> units(Cells cells) {
        String region = cells.of("regional_office");
        String manager = cells.of("manager");
        List<SourceRow> rows = new ArrayList<>();
        if (made.add("region " + region)) {
            rows.add(row(
                    RowKind.UNITS,
                    cells,
                    Map.of("id", regionId(region), "name", region, "level", "REGION", "parent", COMPANY),
                    Map.of("id", "regional_office", "name", "regional_office"),
                    "regions"));
        }
        if (made.add("team " + manager + " in " + region)) {
            rows.add(row(
                    RowKind.UNITS,
                    cells,
                    Map.of(
                            "id",
                            teamId(manager),
                            "name",
                            manager.isEmpty() ? "" : "Team " + manager,
                            "nameZh",
                            manager.isEmpty() ? "" : manager + " 团队",
                            "level",
                            "TEAM",
                            "parent",
                            regionId(region)),
                    Map.of("id", "manager", "name", "manager", "parent", "regional_office"),
                    "teams"));
        }
        return rows;
    }

    List<SourceRow> people(Cells cells) {
        String manager = cells.of("manager");
        String agent = cells.of("sales_agent");
        List<SourceRow> rows = new ArrayList<>();
        if (made.add("manager " + manager)) {
            rows.add(person(cells, manager, "Sales manager", "manager", "managers"));
        }
        agents.add(agent);
        rows.add(person(cells, agent, "Sales agent", "sales_agent", "agents"));
        return rows;
    }

    private SourceRow person(Cells cells, String name, String title, String column, String counted) {
        return row(
                RowKind.PEOPLE,
                cells,
                Map.of("id", personId(name), "name", name, "title", title, "unit", teamId(cells.of("manager"))),
                Map.of("id", column, "name", column, "unit", "manager"),
                counted);
    }

    List<SourceRow> heads(Cells cells) {
        String manager = cells.of("manager");
        return made.add("head " + manager)
                ? List.of(row(
                        RowKind.HEADS,
                        cells,
                        Map.of("id", teamId(manager), "person", personId(manager)),
                        Map.of("id", "manager", "person", "manager"),
                        "heads"))
                : List.of();
    }

    private SourceRow row(
            RowKind kind, Cells cells, Map<String, String> said, Map<String, String> columns, String counted) {
        Map<String, String> fields = new LinkedHashMap<>(said);
        fields.values().removeIf(String::isEmpty);
        fields.put("since", since.toString());
        return cells.reading().isWhole(cells.line())
                ? SourceRow.good(kind, cells.origin(), fields, columns, Map.of(counted, BigDecimal.ONE))
                : SourceRow.bad(kind, cells.origin(), fields, columns, notWhole(cells));
    }

    List<SourceRow> customers(Cells cells) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "account");
        columns.put("name", "account");
        columns.put("sector", "sector");
        columns.put("yearEstablished", "year_established");
        columns.put("annualRevenueMillions", "revenue");
        columns.put("employees", "employees");
        columns.put("location", "office_location");
        columns.put("subsidiaryOf", "subsidiary_of");
        return List.of(mapped(RowKind.CUSTOMERS, cells, columns, "customer"));
    }

    List<SourceRow> products(Cells cells) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "product");
        columns.put("name", "product");
        columns.put("series", "series");
        columns.put("listPrice", "sales_price");
        SourceRow row = mapped(RowKind.PRODUCTS, cells, columns, "product");
        if (names.currency() != null && row.fields().containsKey("listPrice")) {
            row.fields().put("currency", names.currency());
        }
        return List.of(row);
    }

    private SourceRow mapped(RowKind kind, Cells cells, Map<String, String> columns, String idKind) {
        Map<String, String> fields = new LinkedHashMap<>();
        columns.forEach((field, column) -> {
            String cell = cells.of(column);
            if (!cell.isEmpty()) {
                fields.put(field, field.equals("id") ? id(idKind, cell) : cell);
            }
        });
        return cells.reading().isWhole(cells.line())
                ? SourceRow.good(kind, cells.origin(), fields, columns, Map.of())
                : SourceRow.bad(kind, cells.origin(), fields, columns, notWhole(cells));
    }

    List<SourceRow> deals(Cells cells) {
        String stage = cells.of("deal_stage").toLowerCase(Locale.ROOT);
        if (OPEN_STAGES.contains(stage)) {
            openDeals++;
            return List.of();
        }
        Map<String, String> columns = Map.of(
                "id", "opportunity_id",
                "outcome", "deal_stage",
                "person", "sales_agent",
                "on", "close_date",
                "amount", "close_value",
                "product", "product",
                "customer", "account");
        Map<String, String> fields = new LinkedHashMap<>();
        columns.forEach((field, column) -> fields.put(field, cells.of(column)));
        try {
            if (!cells.reading().isWhole(cells.line())) {
                throw notWhole(cells);
            }
            String agent = cells.of("sales_agent");
            if (!agents.contains(agent)) {
                throw new Refusal(
                        "UNKNOWN_AGENT", "person", Map.of("given", Text.shown(agent), "file", "sales_teams.csv"));
            }
            fields.replaceAll(values::canonical);
            fields.put("person", personId(agent));
            fields.computeIfPresent(
                    "product", (field, given) -> productNames.getOrDefault(lettersAndDigits(given), given));
            fields.values().removeIf(String::isEmpty);
            return List.of(SourceRow.good(RowKind.DEALS, cells.origin(), fields, columns, counts(stage, fields)));
        } catch (Refusal refusal) {
            return List.of(SourceRow.bad(RowKind.DEALS, cells.origin(), fields, columns, refusal));
        }
    }

    private static Map<String, BigDecimal> counts(String stage, Map<String, String> fields) {
        return stage.equals("won")
                ? Map.of("won", BigDecimal.ONE, "revenue", new BigDecimal(fields.getOrDefault("amount", "0")))
                : Map.of("lost", BigDecimal.ONE);
    }

    private static Refusal notWhole(Cells cells) {
        return new Refusal(
                "WRONG_NUMBER_OF_FIELDS",
                null,
                Map.of(
                        "given",
                        cells.line().fields().size(),
                        "expected",
                        cells.reading().file().columns().size()));
    }

    private static String regionId(String region) {
        return id("unit", region);
    }

    private static String teamId(String manager) {
        String code = Ids.codeOf(manager);
        return code.isEmpty() ? "" : "unit/team." + code;
    }

    private static String personId(String name) {
        return id("person", name);
    }

    private static String id(String kind, String name) {
        String code = Ids.codeOf(name);
        return code.isEmpty() ? "" : kind + "/" + code;
    }
}

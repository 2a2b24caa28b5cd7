package io.targetledger.imports.cli;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.targetledger.imports.cli.CrmFiles.Part;
import io.targetledger.imports.cli.CrmFiles.Reading;
import io.targetledger.imports.cli.CsvFile.Line;
import io.targetledger.imports.cli.SourceRow.Origin;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A CRM export as rows: metrics, then the organisation from the top, then customers and products, then the closed deals. The
 * file of teams is read once for units, once for people and once for heads, as each needs the one before.
 */
final class CrmSource implements RowSource {

    private final CrmFiles files;
    private final CrmRows rows;
    private final LocalDate since;
    private final Iterator<Pass> passes;
    private final long size;
    private final Deque<SourceRow> made = new ArrayDeque<>();
    private @Nullable Reading reading;
    private CrmRows.@Nullable Maker maker;
    private long readBefore;

    /** One reading of one file. */
    private record Pass(Part part, CrmRows.Maker maker) {}

    /**
     * @param since when the organisation stands as the file of teams says; null for the beginning of the year of the earliest
     *     date in the file of deals
     * @throws ImportRefused when a file or a column is missing, or no date is given or found
     */
    static CrmSource open(CrmFiles files, CrmRows.Names names, @Nullable LocalDate since) {
        files.check();
        return new CrmSource(files, names, since == null ? beginningOf(files) : since);
    }

    private CrmSource(CrmFiles files, CrmRows.Names names, LocalDate since) {
        this.files = files;
        this.since = since;
        this.rows = new CrmRows(names, since, productNames(files));
        List<Pass> all = List.of(
                new Pass(Part.TEAMS, rows::units),
                new Pass(Part.TEAMS, rows::people),
                new Pass(Part.TEAMS, rows::heads),
                new Pass(Part.ACCOUNTS, rows::customers),
                new Pass(Part.PRODUCTS, rows::products),
                new Pass(Part.DEALS, rows::deals));
        this.size = all.stream().mapToLong(pass -> files.size(pass.part())).sum();
        this.passes = all.iterator();
        made.addAll(rows.beforeAll(files.directory()));
    }

    /** Since when the organisation stands as the file of teams says. */
    LocalDate since() {
        return since;
    }

    private static LocalDate beginningOf(CrmFiles files) {
        Values values = Values.iso();
        LocalDate earliest = null;
        try (Reading deals = files.open(Part.DEALS)) {
            while (deals.file().hasNext()) {
                Line line = deals.file().next();
                for (String column : List.of("engage_date", "close_date")) {
                    LocalDate date = dateOrNull(values, deals.cell(line, column));
                    earliest = date != null && (earliest == null || date.isBefore(earliest)) ? date : earliest;
                }
            }
        }
        if (earliest == null) {
            throw new ImportRefused("crm.since", Map.of("file", files.path(Part.DEALS)));
        }
        return earliest.withDayOfYear(1);
    }

    private static @Nullable LocalDate dateOrNull(Values values, String cell) {
        try {
            return cell.isEmpty() ? null : values.date("on", cell);
        } catch (Refusal refusal) {
            return null; // said when the deal itself is read
        }
    }

    /** Names of the products as their own file has them, by letters and digits: deals write {@code GTXPro} for {@code GTX Pro}. */
    private static Map<String, String> productNames(CrmFiles files) {
        Map<String, String> names = new LinkedHashMap<>();
        try (Reading products = files.open(Part.PRODUCTS)) {
            while (products.file().hasNext()) {
                String name = products.cell(products.file().next(), "product");
                names.putIfAbsent(CrmRows.lettersAndDigits(name), name);
            }
        }
        return names;
    }

    @Override
    public boolean hasNext() {
        while (made.isEmpty()) {
            if (reading != null && reading.file().hasNext()) {
                makeRows(reading);
            } else if (passes.hasNext()) {
                begin(passes.next());
            } else {
                return false;
            }
        }
        return true;
    }

    private void begin(Pass pass) {
        finish();
        reading = files.open(pass.part());
        maker = pass.maker();
    }

    private void finish() {
        if (reading != null) {
            readBefore += reading.file().position();
            reading.close();
            reading = null;
        }
    }

    private void makeRows(Reading from) {
        Line line = from.file().next();
        Origin origin =
                new Origin(from.file().path(), line.number(), from.file().columns(), line.fields());
        if (maker != null) {
            made.addAll(maker.rows(new CrmRows.Cells(from, line, origin)));
        }
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return made.remove();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return readBefore + (reading == null ? 0 : reading.file().position());
    }

    @Override
    public Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("since", since.toString());
        if (rows.openDeals() > 0) {
            notes.put("openDeals", Long.toString(rows.openDeals()));
        }
        return notes;
    }

    @Override
    public void close() {
        finish();
    }
}

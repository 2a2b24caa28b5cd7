package io.targetledger.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.targetledger.goal.GoalFold;
import io.targetledger.measurement.MeasurementFold;
import io.targetledger.measurement.SeriesFold;
import io.targetledger.metric.MetricFold;
import io.targetledger.organisation.PersonFold;
import io.targetledger.projection.Fold;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peer of the GraphQL page: a servlet on embedded Tomcat, as under the product, that asks the product's own collections
 * by the same indexes and writes the same JSON with Jackson's generator. It knows one page and nothing else: no security, no
 * limits, no choice of fields, no past. People and metrics are read once at its start, as the product keeps them.
 */
final class HandWrittenPage implements AutoCloseable {

    private static final long IN_FORCE = Long.MAX_VALUE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final MongoCollection<Document> goals;
    private final MongoCollection<Document> days;
    private final MongoCollection<Document> measurements;
    private final Map<String, String> names = new HashMap<>();
    private final Tomcat tomcat = new Tomcat();

    HandWrittenPage(MongoClient client, Path directory) throws LifecycleException {
        MongoDatabase database = client.getDatabase(Product.DATABASE);
        goals = rows(database, GoalFold.GOALS);
        days = rows(database, SeriesFold.SERIES);
        measurements = rows(database, MeasurementFold.MEASUREMENTS);
        for (Fold<?, ?> named : List.of(PersonFold.PEOPLE, MetricFold.METRICS)) {
            for (Document row : rows(database, named).find(Filters.eq("to", IN_FORCE))) {
                names.put(
                        row.getString("key"),
                        view(row).get("name", Document.class).getString("en"));
            }
        }
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        TOMCAT.setLevel(Level.SEVERE);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "page", new Servlet());
        context.addServletMappingDecoded("/page", "page");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class Servlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            JsonNode asked = JSON.readTree(request.getInputStream());
            response.setContentType("application/json");
            try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
                write(
                        json,
                        asked.get("first").asInt(),
                        asked.has("after") ? asked.get("after") : null,
                        asked.get("standing").asBoolean());
            }
        }
    }

    private void write(JsonGenerator json, int first, @Nullable JsonNode after, boolean standing) {
        List<Document> page = page(first, after);
        boolean more = page.size() > first;
        List<Document> shown = more ? page.subList(0, first) : page;
        Map<String, Document> parents = byKey(goals, valuesOf(shown, "parent"));
        Map<String, List<Document>> measured = measuredFor(shown);
        Map<String, Document> latest = new HashMap<>();
        Map<String, BigDecimal> actual = new HashMap<>();
        shown.forEach(goal -> standingOf(goal, measured, latest, actual));
        Set<String> ids = new HashSet<>();
        latest.values().forEach(day -> ids.add(lastOf(day).getString("measurement")));
        Map<String, Document> found = byKey(measurements, ids);

        json.writeStartObject();
        json.writeObjectPropertyStart("data");
        json.writeObjectPropertyStart("goals");
        json.writeArrayPropertyStart("nodes");
        for (Document goal : shown) {
            Document day = latest.get(goal.getString("key"));
            writeGoal(
                    json,
                    goal,
                    parents,
                    day == null ? null : found.get(lastOf(day).getString("measurement")),
                    actual,
                    standing);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("pageInfo");
        json.writeBooleanProperty("hasNextPage", more);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeGoal(
            JsonGenerator json,
            Document goal,
            Map<String, Document> parents,
            @Nullable Document measurement,
            Map<String, BigDecimal> actuals,
            boolean standing) {
        Document view = view(goal);
        Document period = view.get("period", Document.class);
        json.writeStartObject();
        json.writeStringProperty("id", goal.getString("key"));
        json.writeStringProperty("title", view.getString("title"));
        json.writeStringProperty("status", view.getString("status"));
        json.writeStringProperty("target", plain(view.get("target", Decimal128.class)));
        json.writeStringProperty("currency", view.getString("currency"));
        json.writeObjectPropertyStart("period");
        json.writeStringProperty("start", date(period.getDate("start")).toString());
        json.writeStringProperty("end", date(period.getDate("end")).toString());
        json.writeEndObject();
        named(json, "owner", view.getString("owner"));
        named(json, "metric", view.getString("metric"));
        Document parent = parents.get(String.valueOf(view.getString("parent")));
        if (parent == null) {
            json.writeNullProperty("parent");
        } else {
            json.writeObjectPropertyStart("parent");
            json.writeStringProperty("id", parent.getString("key"));
            json.writeStringProperty("title", view(parent).getString("title"));
            json.writeStringProperty("target", plain(view(parent).get("target", Decimal128.class)));
            json.writeEndObject();
        }
        if (measurement == null) {
            json.writeNullProperty("latestMeasurement");
        } else {
            json.writeObjectPropertyStart("latestMeasurement");
            json.writeStringProperty("id", measurement.getString("key"));
            json.writeStringProperty("on", date(view(measurement).getDate("on")).toString());
            json.writeStringProperty("amount", plain(view(measurement).get("amount", Decimal128.class)));
            json.writeEndObject();
        }
        if (standing) {
            BigDecimal actual = actuals.getOrDefault(goal.getString("key"), BigDecimal.ZERO);
            BigDecimal target = view.get("target", Decimal128.class).bigDecimalValue();
            json.writeStringProperty("actual", actual.toPlainString());
            json.writeStringProperty(
                    "attainment",
                    actual.divide(target, 6, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        json.writeEndObject();
    }

    private void named(JsonGenerator json, String property, String id) {
        json.writeObjectPropertyStart(property);
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", names.get(id));
        json.writeEndObject();
    }

    private List<Document> page(int first, @Nullable JsonNode after) {
        Bson filter = Filters.eq("to", IN_FORCE);
        if (after != null) {
            Date start = Date.from(LocalDate.parse(after.get("start").asString())
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
            filter = Filters.and(
                    filter,
                    Filters.or(
                            Filters.gt("view.period.start", start),
                            Filters.and(
                                    Filters.eq("view.period.start", start),
                                    Filters.gt("key", after.get("key").asString()))));
        }
        return goals.find(filter)
                .sort(Sorts.ascending("view.period.start", "key"))
                .limit(first + 1)
                .into(new ArrayList<>());
    }

    private Map<String, List<Document>> measuredFor(List<Document> shown) {
        Date from = shown.stream()
                .map(goal -> view(goal).get("period", Document.class).getDate("start"))
                .min(Date::compareTo)
                .orElseThrow();
        Date to = shown.stream()
                .map(goal -> view(goal).get("period", Document.class).getDate("end"))
                .max(Date::compareTo)
                .orElseThrow();
        Map<String, List<Document>> measured = new HashMap<>();
        days.find(Filters.and(
                        Filters.in("view.metric", valuesOf(shown, "metric")),
                        Filters.in("view.subject", valuesOf(shown, "owner")),
                        Filters.gte("view.on", from),
                        Filters.lte("view.on", to),
                        Filters.eq("to", IN_FORCE)))
                .forEach(day -> measured.computeIfAbsent(
                                view(day).getString("metric") + view(day).getString("subject"),
                                any -> new ArrayList<>())
                        .add(day));
        return measured;
    }

    private static void standingOf(
            Document goal,
            Map<String, List<Document>> measured,
            Map<String, Document> latest,
            Map<String, BigDecimal> actual) {
        Document view = view(goal);
        Document period = view.get("period", Document.class);
        for (Document day : measured.getOrDefault(view.getString("metric") + view.getString("owner"), List.of())) {
            Date on = view(day).getDate("on");
            if (!on.before(period.getDate("start")) && !on.after(period.getDate("end"))) {
                latest.merge(
                        goal.getString("key"),
                        day,
                        (one, other) ->
                                view(one).getDate("on").after(view(other).getDate("on")) ? one : other);
                for (Document entry : view(day).getList("entries", Document.class)) {
                    actual.merge(
                            goal.getString("key"),
                            entry.get("amount", Decimal128.class).bigDecimalValue(),
                            BigDecimal::add);
                }
            }
        }
    }

    private static Map<String, Document> byKey(MongoCollection<Document> rows, Set<String> keys) {
        Map<String, Document> found = new HashMap<>();
        if (!keys.isEmpty()) {
            rows.find(Filters.and(Filters.in("key", keys), Filters.eq("to", IN_FORCE)))
                    .forEach(row -> found.put(row.getString("key"), row));
        }
        return found;
    }

    private static Set<String> valuesOf(List<Document> rows, String property) {
        Set<String> values = new HashSet<>();
        for (Document row : rows) {
            @Nullable String value = view(row).getString(property);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Document lastOf(Document day) {
        List<Document> entries = view(day).getList("entries", Document.class);
        return entries.get(entries.size() - 1);
    }

    private static Document view(Document row) {
        return row.get("view", Document.class);
    }

    private static LocalDate date(Date stored) {
        return LocalDate.ofInstant(stored.toInstant(), ZoneOffset.UTC);
    }

    private static String plain(Decimal128 stored) {
        return stored.bigDecimalValue().toPlainString();
    }

    private static MongoCollection<Document> rows(MongoDatabase database, Fold<?, ?> fold) {
        return database.getCollection("view_" + fold.name() + "_v" + fold.version());
    }
}

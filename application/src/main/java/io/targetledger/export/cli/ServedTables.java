package io.targetledger.export.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.console.Refused;
import io.targetledger.console.ServedGraphQl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tables of a running server.
 *
 * @param address as it was given
 */
record ServedTables(ServedGraphQl server, String address) {

    private static final String TABLES =
            "{ __type(name: \"Query\") { fields { name type { name ofType { name } } } } }";

    /** In the order of the schema. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode field : server.ask(TABLES, Map.of()).at("/__type/fields")) {
            String name = field.get("name").asString();
            String type = field.at("/type/ofType/name").asString("");
            if ((name.endsWith("Facts") || name.endsWith("Dimension")) && type.endsWith("Page")) {
                names.add(name);
            }
        }
        return names;
    }

    /** @throws Refused where the server knows no such moment, or does not show the table */
    Moment moment(String table, @Nullable String asOf, @Nullable String snapshot) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("asOf", asOf);
        variables.put("snapshot", snapshot);
        JsonNode page = server.ask(
                        "query ($asOf: DateTime, $snapshot: String) { page: " + table
                                + "(first: 0, asOf: $asOf, snapshot: $snapshot) { snapshot position } }",
                        variables)
                .get("page");
        return new Moment(page.get("snapshot").asString(), page.get("position").asLong());
    }

    /** @throws Refused where the server does not send the file, with its reason */
    InputStream open(Selection rows, FileFormat format) {
        HttpResponse<InputStream> response =
                server.send(server.request(rows.path(format)).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw ServedGraphQl.refused(body.readAllBytes());
        } catch (IOException e) {
            throw server.silent(e);
        }
    }
}

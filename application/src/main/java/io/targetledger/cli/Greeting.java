package io.targetledger.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

import io.targetledger.server.DemoData;

/** What is printed once the server is up: where it is, who may come in, what to try. */
record Greeting(
        Locale locale,
        String url,
        Optional<String> adminToken,
        Map<String, String> users,
        List<DemoData.Example> examples) {

    static Greeting of(RunningServer server, Locale locale) {
        return new Greeting(locale, server.url(), server.adminToken(), Map.of(), List.of());
    }

    Greeting withUsers(Map<String, String> tokensByName) {
        return new Greeting(locale, url, adminToken, tokensByName, examples);
    }

    Greeting withExamples(DemoData demo) {
        return new Greeting(locale, url, adminToken, users, demo.examples(locale));
    }

    void print(PrintStream out) {
        ResourceBundle words = ResourceBundle.getBundle(
                "greeting", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        out.println();
        out.println(words.getString("running"));
        out.println();
        out.println("  GraphiQL   " + url + "/graphiql"
                + adminToken.map(token -> "#token=" + token).orElse(""));
        out.println("  GraphQL    " + url + "/graphql");
        adminToken.ifPresentOrElse(
                token -> {
                    out.println("  " + words.getString("token") + "   " + token + "  (admin, ADMIN)");
                    out.println();
                    out.println("  curl -s " + url + "/graphql -H 'Authorization: Bearer " + token
                            + "' -H 'Content-Type: application/json' -d '{\"query\":\"{ ledger { head hash } }\"}'");
                },
                () -> out.println("  " + words.getString("issuer")));
        if (!users.isEmpty()) {
            out.println();
            out.println(words.getString("users"));
            users.forEach((name, token) -> out.println("  " + token + "  " + name));
        }
        for (DemoData.Example example : examples) {
            out.println();
            out.println("# " + example.title());
            out.println(example.query().strip());
        }
        out.println();
        out.println(words.getString("stop"));
        out.println();
        out.flush();
    }
}

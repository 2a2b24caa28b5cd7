package io.targetledger.server;

import java.util.List;
import java.util.Locale;

import io.targetledger.security.Actor;

/** The data of {@code target-ledger demo}. */
public interface DemoData {

    /** Fills an empty ledger through the command gate; a ledger that holds anything is left as it is. */
    void fill(long seed);

    /** Who gets a token of their own, in the order in which they are shown. */
    List<User> users();

    /** Queries worth trying first, at least three. */
    List<Example> examples(Locale locale);

    /** @param name as people read it, e.g. {@code Li Na, sales representative} */
    record User(String name, Actor actor) {}

    record Example(String title, String query) {}
}

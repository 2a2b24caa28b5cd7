package io.targetledger.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {

    @TempDir
    Path directory;

    private MVStore store;
    private Journal journal;

    @BeforeEach
    void open() {
        store = MVStore.open(null);
        journal = Journal.in(directory, store);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
        store.closeImmediately();
    }

    @Test
    void givesBackWhatWasLoggedInItsOrder() throws Exception {
        journal.put(1, bytes("a"), bytes("one"));
        journal.put(2, bytes("a"), bytes("other"));
        append();
        journal.remove(1, bytes("a"));
        append();
        assertThat(replayed()).containsExactly("1 a one", "2 a other", "1 a -");
    }

    @Test
    void aGroupCutOffAnywhereIsNotThereAndThoseBeforeItAre() throws Exception {
        journal.put(1, bytes("a"), bytes("one"));
        append();
        long whole = journal.size();
        journal.put(1, bytes("b"), bytes("two"));
        journal.put(1, bytes("c"), bytes("three"));
        append();
        byte[] all = Files.readAllBytes(file());
        for (int length = (int) whole; length < all.length; length++) {
            Files.write(file(), Arrays.copyOf(all, length));
            assertThat(replayed()).as("cut off at %d of %d", length, all.length).containsExactly("1 a one");
        }
    }

    @Test
    void aGroupWithADamagedByteEndsTheJournal() throws Exception {
        journal.put(1, bytes("a"), bytes("one"));
        append();
        int whole = (int) journal.size();
        journal.put(1, bytes("b"), bytes("two"));
        append();
        byte[] all = Files.readAllBytes(file());
        for (int at = whole; at < all.length; at++) {
            byte[] damaged = all.clone();
            damaged[at] ^= 0x40;
            Files.write(file(), damaged);
            assertThat(replayed()).as("damaged at %d", at).containsExactly("1 a one");
        }
    }

    @Test
    void roomMadeAheadHoldsNothing() throws Exception {
        journal.put(1, bytes("a"), bytes("one"));
        journal.append(journal.take(), true);
        journal.put(1, bytes("b"), new byte[3_000_000]);
        journal.append(journal.take(), true);
        journal.put(1, bytes("c"), bytes("three"));
        journal.append(journal.take(), true);
        assertThat(Files.size(file())).isGreaterThan(journal.size());
        assertThat(replayed()).hasSize(3).startsWith("1 a one").endsWith("1 c three");
    }

    @Test
    void whatTheStoreHasCommittedIsNotReplayed() throws Exception {
        journal.put(1, bytes("a"), bytes("one"));
        append();
        journal.beforeCommit();
        assertThat(Journal.in(directory, store).replay((number, key, document) -> {}))
                .as("a crash between the commit and the end of the old journal")
                .isFalse();
        journal.afterCommit();
        journal.put(1, bytes("b"), bytes("two"));
        append();
        assertThat(replayed()).containsExactly("1 b two");
    }

    @Test
    void changesOfStructureAskForACommitAndAreNotLogged() throws Exception {
        assertThat(journal.wantsCommit()).isFalse();
        journal.structureChanged();
        journal.put(1, bytes("a"), bytes("one"));
        assertThat(journal.wantsCommit()).isTrue();
        assertThat(journal.take()).isEmpty();
        journal.beforeCommit();
        journal.afterCommit();
        assertThat(journal.wantsCommit()).isFalse();
    }

    private void append() {
        journal.append(journal.take(), false);
    }

    private List<String> replayed() {
        List<String> all = new ArrayList<>();
        Journal.in(directory, store)
                .replay((number, key, document) ->
                        all.add(number + " " + text(key) + " " + (document == null ? "-" : text(document))));
        return all;
    }

    private Path file() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

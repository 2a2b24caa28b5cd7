package io.targetledger.embedded;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * A redo log: what was written to the documents of collections since the store was committed last. Appending here what a
 * group of commands wrote costs a fraction of committing the pages of all their maps; index entries follow from the
 * documents. Changes of structure (collections, indexes) are not logged: they ask for a commit of the store.
 *
 * <p>A journal belongs to one commit of the store by its generation, which the store keeps. So after a crash, at whatever
 * moment, the journal that is read is the one that continues the store, or none. A group is read whole or, where a crash cut
 * it off, not at all.
 */
final class Journal implements AutoCloseable {

    private static final String FILE = "journal.";
    private static final String GENERATION = "generation";
    private static final int HEADER = 2 * Integer.BYTES;
    private static final int REMOVED = -1;
    private static final int ROOM = 1024 * 1024;

    /** Takes what is read back. */
    interface Redo {
        /** @param document null where it was removed */
        void redo(long collection, byte[] key, byte @Nullable [] document);
    }

    private final @Nullable Path directory;
    private final MVMap<String, Long> generations;
    private @Nullable FileChannel channel;
    private volatile long size;
    /** How far the file reaches; behind {@link #size} it holds zeros. */
    private long reserved;

    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private volatile boolean wantsCommit;

    private Journal(@Nullable Path directory, MVStore store) {
        this.directory = directory;
        this.generations = store.openMap(
                "journal",
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    /** The journal beside a store's file. */
    static Journal in(Path directory, MVStore store) {
        return new Journal(directory, store);
    }

    /** Logs nothing: every group of commands asks for a commit. */
    static Journal off(MVStore store) {
        return new Journal(null, store);
    }

    void put(long collection, byte[] key, byte[] document) {
        log(collection, key, document);
    }

    void remove(long collection, byte[] key) {
        log(collection, key, null);
    }

    private synchronized void log(long collection, byte[] key, byte @Nullable [] document) {
        if (directory == null || wantsCommit) {
            return;
        }
        try {
            DataOutputStream out = new DataOutputStream(pending);
            out.writeLong(collection);
            out.writeInt(key.length);
            out.write(key);
            out.writeInt(document == null ? REMOVED : document.length);
            if (document != null) {
                out.write(document);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Something happened that only a commit of the store can keep. */
    void structureChanged() {
        wantsCommit = true;
    }

    boolean wantsCommit() {
        return directory == null || wantsCommit;
    }

    boolean isOn() {
        return directory != null;
    }

    /** Bytes in the file. */
    long size() {
        return size;
    }

    /** What was written since it was taken last; to be called while nobody writes. */
    synchronized byte[] take() {
        byte[] group = pending.toByteArray();
        pending = new ByteArrayOutputStream();
        return group;
    }

    /** Hands a group to the operating system, and to the disk if asked. After a failure only a commit will do. */
    void append(byte[] group, boolean force) {
        if (group.length == 0) {
            return;
        }
        try {
            CRC32C sum = new CRC32C();
            sum.update(group);
            ByteBuffer frame = ByteBuffer.allocate(HEADER + group.length)
                    .putInt(group.length)
                    .putInt((int) sum.getValue())
                    .put(group)
                    .flip();
            FileChannel file = open();
            if (force) {
                makeRoom(file, frame.remaining());
            }
            long at = size;
            while (frame.hasRemaining()) {
                at += file.write(frame, at);
            }
            if (force) {
                file.force(false);
            }
            size = at;
        } catch (IOException failure) {
            wantsCommit = true;
            throw new UncheckedIOException("the journal in " + directory + " could not be written", failure);
        }
    }

    /** Forcing bytes of a file that does not grow is cheaper by what its length, as metadata, would cost. */
    private void makeRoom(FileChannel file, int bytes) throws IOException {
        if (size + bytes > reserved) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.max(ROOM, bytes));
            long at = size;
            while (zeros.hasRemaining()) {
                at += file.write(zeros, at);
            }
            boolean isNew = reserved == 0;
            reserved = at;
            file.force(true);
            if (isNew && directory != null) {
                forceEntriesOf(directory);
            }
        }
    }

    /** Without its directory's entry a file is lost with the power, however often its bytes were forced. */
    private static void forceEntriesOf(Path directory) {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException unsupported) {
            // Not every platform opens directories; those that do not keep entries with the files.
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(
                    file(generation()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            channel = open;
        }
        return open;
    }

    /** Within the commit that makes this journal's content needless, while nobody writes. Should it fail, another must follow. */
    void beforeCommit() {
        wantsCommit = true;
        take();
        generations.put(GENERATION, generation() + 1);
    }

    /** Once the commit is as durable as it shall be. */
    void afterCommit() {
        try {
            close();
            wantsCommit = false;
            size = 0;
            reserved = 0;
            deleteAllBut(-1);
        } catch (IOException failure) {
            throw new UncheckedIOException("an old journal in " + directory + " could not be deleted", failure);
        }
    }

    /**
     * Gives back what was logged since the last commit, oldest first.
     *
     * @return whether there was anything
     */
    boolean replay(Redo redo) {
        if (directory == null) {
            return false;
        }
        try {
            deleteAllBut(generation());
            Path file = file(generation());
            if (!Files.exists(file)) {
                return false;
            }
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                ByteBuffer all = ByteBuffer.wrap(in.readAllBytes());
                boolean any = false;
                byte[] group = next(all);
                while (group != null) {
                    redoAll(group, redo);
                    any = true;
                    group = next(all);
                }
                return any;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the journal in " + directory + " could not be read", failure);
        }
    }

    /** Null at the end, which a crash may have torn off anywhere. */
    private static byte @Nullable [] next(ByteBuffer all) {
        if (all.remaining() < HEADER) {
            return null;
        }
        int length = all.getInt();
        int sum = all.getInt();
        if (length <= 0 || length > all.remaining()) {
            return null;
        }
        byte[] group = new byte[length];
        all.get(group);
        CRC32C actual = new CRC32C();
        actual.update(group);
        return (int) actual.getValue() == sum ? group : null;
    }

    private static void redoAll(byte[] group, Redo redo) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(group));
        while (in.available() > 0) {
            long collection = in.readLong();
            byte[] key = in.readNBytes(in.readInt());
            int length = in.readInt();
            redo.redo(collection, key, length == REMOVED ? null : in.readNBytes(length));
        }
    }

    private long generation() {
        Long known = generations.get(GENERATION);
        return known == null ? 0 : known;
    }

    private void deleteAllBut(long kept) throws IOException {
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, FILE + "*")) {
            for (Path file : files) {
                if (!file.equals(file(kept))) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file(long generation) {
        return directory == null ? Path.of(FILE + generation) : directory.resolve(FILE + generation);
    }

    /** Closes the file and leaves it there. */
    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}

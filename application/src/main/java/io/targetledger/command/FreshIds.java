package io.targetledger.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Ids for what is created by a command. */
public final class FreshIds {

    private FreshIds() {}

    /**
     * An id of this kind, e.g. {@code goal/…}. With a command id it is the same whenever that id is sent again by the
     * same actor, so that a repeated command is the same command; without one it is random.
     */
    public static String of(String kind, String subject, @Nullable String commandId) {
        UUID id = commandId == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((kind + '\n' + subject + '\n' + commandId).getBytes(StandardCharsets.UTF_8));
        return kind + '/' + id;
    }
}

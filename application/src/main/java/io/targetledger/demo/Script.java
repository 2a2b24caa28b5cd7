package io.targetledger.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.targetledger.security.Actor;
import io.targetledger.shared.Command;

/**
 * What happened, in scenes. Acts of one scene depend on nothing in it and may happen at the same time; a scene begins when the
 * one before is over. Made of nothing but a seed and a day.
 */
final class Script {

    private final List<List<Act>> scenes = new ArrayList<>();
    private final LocalDate today;
    private List<Act> scene = new ArrayList<>();

    private Script(LocalDate today) {
        this.today = today;
    }

    /** @param today the day on which the story ends */
    static Script of(long seed, LocalDate today) {
        Script script = new Script(today);
        new Story(script, new Numbers(seed), today).tell();
        script.scene();
        return script;
    }

    List<List<Act>> scenes() {
        return scenes;
    }

    /** Ends a scene, if anything happened in it. */
    void scene() {
        if (!scene.isEmpty()) {
            scenes.add(List.copyOf(scene));
            scene = new ArrayList<>();
        }
    }

    void act(Actor actor, Command command, LocalDate on) {
        Objects.requireNonNull(command);
        scene.add(new Act(actor, command, on.isAfter(today) ? today : on));
    }
}

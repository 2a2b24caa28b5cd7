package io.targetledger.improvement;

import java.util.Set;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/**
 * Which plans somebody may read: their own, those they sponsor, those of the people below them; all of it as it is today,
 * whatever the moment that is read.
 *
 * @param person id of who reads
 * @param below ids of the people they may read as managers
 * @param sponsored ids of the plans they sponsor
 */
public record PlanReaders(boolean all, String person, Set<String> below, Set<String> sponsored) {

    /** Who may read all. */
    public static final PlanReaders ALL = new PlanReaders(true, "", Set.of(), Set.of());

    /** Who may read none. */
    public static final PlanReaders NONE = new PlanReaders(false, "", Set.of(), Set.of());

    public PlanReaders sponsoring(Set<String> plans) {
        return new PlanReaders(all, person, below, plans);
    }

    public static PlanReaders of(String person, Set<String> below) {
        return new PlanReaders(false, person, below, Set.of());
    }

    public boolean include(String plan, PlanView view) {
        return all
                || view.person().value().equals(person)
                || below.contains(view.person().value())
                || sponsored.contains(plan);
    }

    Bson asBson() {
        return all
                ? Filters.empty()
                : Filters.or(
                        Filters.eq("view.person", person),
                        Filters.in("view.person", below),
                        Filters.in("key", sponsored));
    }
}

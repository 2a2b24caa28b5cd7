package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All types of objects there are, by what their ids begin with. */
@Component
public final class AuditedTypes {

    private final Map<String, AuditedType<?>> byKind;
    private final Map<String, AuditedType<?>> byName;
    private final ReadRules rules;
    private final Views views;

    AuditedTypes(List<AuditedType<?>> types, ReadRules rules, Views views) {
        this.byKind =
                types.stream().collect(Collectors.toMap(AuditedType::kind, type -> type, (a, b) -> a, TreeMap::new));
        this.byName = types.stream().collect(Collectors.toUnmodifiableMap(AuditedType::name, type -> type));
        this.rules = rules;
        this.views = views;
    }

    /** The type of what has this id; nothing for a kind that is not shown. */
    public Optional<AuditedType<?>> ofId(String id) {
        int slash = id.indexOf('/');
        return Optional.ofNullable(slash < 0 ? null : byKind.get(id.substring(0, slash)));
    }

    /** Names of all types, e.g. {@code Goal}. */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** Names of the types that are not for everybody. */
    public Set<String> restricted() {
        return byName.values().stream()
                .filter(this::isRestricted)
                .map(AuditedType::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isRestricted(AuditedType<?> type) {
        return rules.restrict(type.fold());
    }

    /** What the reader is shown of the object with that id; nothing where there is none, or no such id. */
    public Optional<Found<?>> shown(String id, ReadPoint at) {
        return ofId(id).<Found<?>>map(type -> findAll(type, Set.of(id), at).get(id));
    }

    /** Whether there is an object with that id at that point. */
    public boolean exists(String id, ReadPoint at) {
        return find(id, at) != null;
    }

    @Nullable
    AuditedType<?> named(String name) {
        return byName.get(name);
    }

    /**
     * The object with that id, whatever its type; null where there is none at that point.
     *
     * @throws Refusal {@code NOT_AN_ID}
     */
    @Nullable
    Found<?> find(String id, ReadPoint at) {
        AuditedType<?> type = ofId(id).orElseThrow(() -> new Refusal(
                "NOT_AN_ID", "id", Map.of("given", Text.shown(id), "kinds", String.join(", ", byKind.keySet()))));
        return find(type, id, at);
    }

    /** @throws Refusal {@code NOT_AN_ID} */
    @Nullable
    Found<?> find(AuditedType<?> type, String id, ReadPoint at) {
        String checked = type.id().apply(id).toString();
        return findAll(type, Set.of(checked), at).get(checked);
    }

    /** All ways to an object by its id lead through here: what its type's rule withholds is not there. */
    private <V> Map<String, Found<V>> findAll(AuditedType<V> type, Set<String> ids, ReadPoint at) {
        Map<String, Versioned<V>> all = type.findAll(ids, at, views);
        List<Versioned<V>> asked = new ArrayList<>();
        for (String id : ids) {
            Versioned<V> version = all.get(id);
            if (version != null) {
                asked.add(version);
            }
        }
        return rules.found(type.fold(), asked, at);
    }

    /**
     * What the references name; at most one round trip for each type and read point among them, and one more where what is
     * named is effective only later than the business time of the read: that is shown as it is known.
     */
    Map<Reference, Found<?>> findAll(Collection<Reference> references) {
        Map<Group, List<Reference>> groups = new HashMap<>();
        for (Reference reference : references) {
            ofId(reference.id())
                    .ifPresent(
                            type -> groups.computeIfAbsent(new Group(type, reference.at()), group -> new ArrayList<>())
                                    .add(reference));
        }
        Map<Reference, Found<?>> all = new HashMap<>();
        groups.forEach((group, members) -> {
            Set<String> ids = members.stream().map(Reference::id).collect(Collectors.toSet());
            Map<String, Found<?>> found = named(group.type(), ids, group.at());
            for (Reference reference : members) {
                Found<?> object = found.get(reference.id());
                if (object != null) {
                    all.put(reference, object);
                }
            }
        });
        return all;
    }

    private <V> Map<String, Found<?>> named(AuditedType<V> type, Set<String> ids, ReadPoint at) {
        Map<String, Found<?>> found = new HashMap<>(findAll(type, ids, at));
        if (at.effectiveAt() != null && found.size() < ids.size()) {
            Set<String> others = new HashSet<>(ids);
            others.removeAll(found.keySet());
            findAll(type, others, at.whateverItIsDated()).forEach((id, known) -> found.put(id, known.seenAt(at)));
        }
        return found;
    }

    private record Group(AuditedType<?> type, ReadPoint at) {}
}

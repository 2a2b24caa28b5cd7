package io.targetledger.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.demo.Staff.Member;

/** Who sells in which team and who leads what, as the story goes on. */
final class Roster {

    private final Map<String, Member> sellers = new LinkedHashMap<>();
    private final Map<String, String> teams = new LinkedHashMap<>();
    private final Map<String, String> heads = new LinkedHashMap<>();
    private final Map<String, String> offices = new LinkedHashMap<>();

    Roster() {
        Staff.REPRESENTATIVES.forEach(this::join);
        Staff.HEADS.forEach(head -> heads.put(head.unit(), head.code()));
        Staff.UNITS.forEach(unit -> offices.put(unit.code(), unit.parent() == null ? "" : unit.parent()));
    }

    void join(Member seller) {
        sellers.put(seller.code(), seller);
        teams.put(seller.code(), seller.unit());
    }

    void transfer(String seller, String team) {
        teams.put(seller, team);
    }

    void leave(String seller) {
        sellers.remove(seller);
        teams.remove(seller);
    }

    void establish(String team, String office, String head) {
        offices.put(team, office);
        heads.put(team, head);
    }

    void move(String team, String office) {
        offices.put(team, office);
    }

    void appoint(String unit, String head) {
        heads.put(unit, head);
    }

    List<Member> sellers() {
        return List.copyOf(sellers.values());
    }

    List<Member> sellersOf(String team) {
        return sellers.values().stream()
                .filter(seller -> team.equals(teams.get(seller.code())))
                .toList();
    }

    String teamOf(Member seller) {
        String team = teams.get(seller.code());
        if (team == null) {
            throw new IllegalArgumentException(seller.code() + " is in no team");
        }
        return team;
    }

    /** Teams with anybody in them, in the order in which they came to be. */
    List<String> teams() {
        return offices.keySet().stream().filter(teams.values()::contains).toList();
    }

    String headOf(String unit) {
        String head = heads.get(unit);
        if (head == null) {
            throw new IllegalArgumentException("nobody heads " + unit);
        }
        return head;
    }

    /** The unit above. */
    String above(String unit) {
        String above = offices.get(unit);
        if (above == null) {
            throw new IllegalArgumentException("there is no unit " + unit);
        }
        return above;
    }

    /** Offices of a region, regions of the company, or teams of an office, as they stand. */
    List<String> below(String unit) {
        return offices.entrySet().stream()
                .filter(entry -> entry.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Everyone who sells in the unit or below it. */
    List<Member> sellersWithin(String unit) {
        return sellers.values().stream()
                .filter(seller -> isWithin(teamOf(seller), unit))
                .toList();
    }

    private boolean isWithin(String unit, String above) {
        for (String step = unit; !step.isEmpty(); step = above(step)) {
            if (step.equals(above)) {
                return true;
            }
        }
        return false;
    }
}

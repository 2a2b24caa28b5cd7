package io.targetledger.goal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.fact.DayFactTable;
import io.targetledger.fact.DayFactTable.Day;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;

import static io.targetledger.goal.GoalFold.GOALS;

/** The table {@code goalFacts}. */
public final class GoalFacts {

    static final String NAME = "goalFacts";

    private GoalFacts() {}

    public static FactTable<GoalFact> table(Views views, Standings standings, FactNames names) {
        return new DayFactTable<>(
                        NAME,
                        GoalFact.class,
                        views,
                        GOALS,
                        List.of(
                                FactFilter.id("goalId", "key", "This goal.", "目标"),
                                FactFilter.id("ownerId", "view.owner", "Of this person or unit.", "负责人"),
                                FactFilter.id("metricId", "view.metric", "Of this metric.", "指标"),
                                FactFilter.from(
                                        "periodFrom",
                                        "periodEnd",
                                        "view.period.end",
                                        "Ending on this day or later.",
                                        "期间末日不早于"),
                                FactFilter.to(
                                        "periodTo",
                                        "periodStart",
                                        "view.period.start",
                                        "Beginning on this day or earlier.",
                                        "期间首日不晚于")),
                        (days, at) -> rows(days, standings, names, at))
                .ofMemberAt("view.owner");
    }

    /** Where goals stood is read once for each day, by what was known at its end. */
    private static List<GoalFact> rows(List<Day<GoalView>> days, Standings standings, FactNames names, ReadPoint at) {
        FactNames.Known known = names.of(
                days.stream().map(day -> day.version().view()).flatMap(goal -> Stream.of(goal.owner(), goal.metric())),
                at);
        Map<ReadPoint, List<GoalOnDay>> asked = new LinkedHashMap<>();
        days.forEach(day -> asked.computeIfAbsent(day.end(), end -> new ArrayList<>())
                .add(new GoalOnDay(day.version(), day.day())));
        Map<GoalOnDay, Standing> stood = new LinkedHashMap<>();
        asked.forEach((end, goals) -> {
            List<Standing> found = standings.onDays(goals, end);
            for (int i = 0; i < goals.size(); i++) {
                stood.put(goals.get(i), found.get(i));
            }
        });
        List<GoalFact> rows = new ArrayList<>();
        for (Day<GoalView> day : days) {
            Standing standing = stood.get(new GoalOnDay(day.version(), day.day()));
            if (standing != null) {
                rows.add(GoalFact.of(day, standing, known));
            }
        }
        return rows;
    }
}

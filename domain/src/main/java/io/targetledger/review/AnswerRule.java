package io.targetledger.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.shared.Refusal;

/** What a rater of one kind may, and in the end must, answer. */
record AnswerRule(ReviewForm form, RaterKind kind) {

    /**
     * The answers in the order of the form.
     *
     * @throws CriterionNotAsked for an answer to what is not asked
     * @throws ScoreOffScale for a score that the scale does not have
     * @throws Refusal {@code CODE_REPEATED} for two answers to one criterion
     */
    List<DraftAnswer> checked(List<DraftAnswer> answers) {
        Set<String> answered = new HashSet<>();
        for (DraftAnswer answer : answers) {
            if (!codes().contains(answer.criterion())) {
                throw new CriterionNotAsked(answer.criterion(), String.join(", ", codes()));
            }
            if (!answered.add(answer.criterion())) {
                throw new Refusal("CODE_REPEATED", "answers.criterion", Map.of("given", answer.criterion()));
            }
            if (answer.score() != null && !form.scale().allows(answer.score())) {
                throw new ScoreOffScale(
                        "answers.score",
                        answer.score(),
                        form.scale(),
                        form.scale().step());
            }
        }
        return codes().stream()
                .flatMap(code ->
                        answers.stream().filter(answer -> answer.criterion().equals(code)))
                .toList();
    }

    /**
     * All the answers, in the order of the form. Nobody may leave one out: an average of fewer than all would be one of
     * fewer people, and would give away who left it out.
     *
     * @throws AssessmentIncomplete naming what lacks an answer, a score or the evidence for it
     */
    List<Answer> complete(List<DraftAnswer> drafted) {
        List<Answer> answers = new ArrayList<>();
        List<String> missing = new ArrayList<>(codes());
        for (DraftAnswer draft : drafted) {
            Answer answer = draft.complete();
            if (answer != null) {
                answers.add(answer);
                missing.remove(answer.criterion());
            }
        }
        if (!missing.isEmpty()) {
            throw new AssessmentIncomplete(String.join(", ", missing));
        }
        return answers;
    }

    private List<String> codes() {
        return form.askedOf(kind).stream().map(Criterion::code).toList();
    }
}

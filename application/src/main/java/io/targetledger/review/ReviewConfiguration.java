package io.targetledger.review;

import io.targetledger.command.AggregateKind;
import io.targetledger.command.Jurisdiction;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.Standings;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    static AggregateKind<ReviewTemplate> reviewTemplateKind() {
        return new AggregateKind<>(ReviewTemplate.class, ReviewTemplateCommand.class);
    }

    @Bean
    static AggregateKind<ReviewCycle> reviewCycleKind() {
        return new AggregateKind<>(ReviewCycle.class, ReviewCycleCommand.class);
    }

    @Bean
    static AggregateKind<Review> reviewKind() {
        return new AggregateKind<>(Review.class, ReviewCommand.class);
    }

    @Bean
    static AggregateKind<Assessment> assessmentKind() {
        return new AggregateKind<>(Assessment.class, AssessmentCommand.class);
    }

    @Bean
    ReviewTemplateQueries reviewTemplateQueries(Views views) {
        return new ReviewTemplateQueries(views);
    }

    @Bean
    ReviewCycleQueries reviewCycleQueries(Views views) {
        return new ReviewCycleQueries(views);
    }

    @Bean
    ReviewQueries reviewQueries(Views views) {
        return new ReviewQueries(views);
    }

    @Bean
    AssessmentQueries assessmentQueries(Views views) {
        return new AssessmentQueries(views);
    }

    @Bean
    ReviewExplanations reviewExplanations(ReviewQueries reviews, ReviewCycleQueries cycles) {
        return new ReviewExplanations(reviews, cycles);
    }

    @Bean
    PinnedGoals pinnedGoals(GoalQueries goals, Standings standings) {
        return new PinnedGoals(goals, standings);
    }

    @Bean
    FairnessQueries fairnessQueries(ReviewCycleQueries cycles, ReviewQueries reviews, AssessmentQueries assessments) {
        return new FairnessQueries(cycles, reviews, assessments);
    }

    @Bean
    ReminderQueries reminderQueries(ReviewCycleQueries cycles, ReviewQueries reviews, AssessmentQueries assessments) {
        return new ReminderQueries(cycles, reviews, assessments);
    }

    @Bean
    ReviewReaders reviewReaders(Views views, OrganisationQueries organisation) {
        return new ReviewReaders(new ReviewScopes(views, organisation));
    }

    @Bean
    ReviewReadRule reviewReadRule(ReviewReaders readers) {
        return new ReviewReadRule(readers);
    }

    @Bean
    AssessmentReadRule assessmentReadRule(ReviewReaders readers) {
        return new AssessmentReadRule(readers);
    }

    @Bean
    ReviewAccess reviewAccess(Jurisdiction jurisdiction, ReviewQueries reviews, Views views) {
        return new ReviewAccess(
                jurisdiction,
                id -> reviews.find(id, views.upToDate())
                        .map(found -> found.view().person()));
    }

    @Bean
    AssessmentAccess assessmentAccess(AssessmentQueries assessments, Views views) {
        return new AssessmentAccess(id ->
                assessments.find(id, views.upToDate()).map(found -> found.view().rater()));
    }

    @Bean
    ReviewTemplates reviewTemplates(ReviewTemplateQueries templates, Decisions decisions) {
        return new CurrentReviewTemplates(templates, decisions);
    }

    @Bean
    ReviewPopulation reviewPopulation(OrganisationQueries organisation, Decisions decisions) {
        return new CurrentReviewPopulation(organisation, decisions);
    }

    @Bean
    ReviewCycles reviewCycles(ReviewCycleQueries cycles, Decisions decisions) {
        return new CurrentReviewCycles(cycles, decisions);
    }

    @Bean
    CycleProgress cycleProgress(ReviewQueries reviews, Decisions decisions) {
        return new CurrentCycleProgress(reviews, decisions);
    }

    @Bean
    ReviewedGoals reviewedGoals(PinnedGoals goals) {
        return new CurrentReviewedGoals(goals);
    }

    @Bean
    Raters raters(
            OrganisationQueries organisation,
            CustomerQueries customers,
            AssessmentQueries assessments,
            Decisions decisions) {
        return new CurrentRaters(organisation, customers, assessments, decisions);
    }

    @Bean
    SubmittedAssessments submittedAssessments(AssessmentQueries assessments, Decisions decisions) {
        return new CurrentSubmittedAssessments(assessments, decisions);
    }

    @Bean
    FactTable<?> reviewFacts(Views views, FactNames names) {
        return ReviewFacts.table(views, names);
    }

    @Bean
    FactTable<?> ratingFacts(Views views, FactNames names) {
        return RatingFacts.table(views, names);
    }

    @Bean
    NameSource<?> cycleNames(Views views) {
        return NameSource.of("review-cycle", views, ReviewCycleFold.CYCLES, ReviewCycleView::name);
    }
}

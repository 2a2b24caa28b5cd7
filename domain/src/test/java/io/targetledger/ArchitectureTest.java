package io.targetledger;

import java.time.LocalDate;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.axonframework.modelling.command.AggregateIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.targetledger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> AGGREGATES = DescribedPredicate.describe(
            "are aggregates",
            type -> type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));

    /** Of another capability, rules may use ids, value objects, events, ports and refusals; what acts is its own affair. */
    private static final DescribedPredicate<JavaClass> INTERNALS = DescribedPredicate.describe(
            "are aggregates or commands",
            type -> AGGREGATES.test(type)
                    || (type.isAssignableTo(Command.class) && !type.isEquivalentTo(Command.class)));

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK_BUT_AXON = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.targetledger..", "java..", "org.jspecify..", "org.axonframework..");

    @ArchTest
    static final ArchRule ONLY_AGGREGATES_HANDLE_AND_APPLY = noClasses()
            .that(DescribedPredicate.not(AGGREGATES))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.axonframework.commandhandling..",
                    "org.axonframework.eventsourcing..",
                    "org.axonframework.eventhandling..");

    @ArchTest
    static final ArchRule WHAT_ALL_SHARE_KNOWS_NONE_OF_THEM = classes()
            .that()
            .resideInAPackage("io.targetledger.shared..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.targetledger.shared..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule CAPABILITIES_STAND_ABOVE_EACH_OTHER_WITHOUT_CYCLES =
            slices().matching("io.targetledger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CAPABILITIES_LEAVE_EACH_OTHERS_INTERNALS_ALONE =
            classes().should(leaveTheInternalsOfOtherCapabilitiesAlone());

    @ArchTest
    static final ArchRule AGGREGATES_KEEP_THEIR_STATE_TO_THEMSELVES =
            classes().that(AGGREGATES).should().haveOnlyPrivateConstructors().andShould(haveOnlyPrivateFields());

    /** So that a snapshot of an aggregate can be written and read field by field. */
    @ArchTest
    static final ArchRule AGGREGATES_ARE_MADE_OF_VALUES =
            classes().that(AGGREGATES).should(haveOnlyValuesAsFields());

    @ArchTest
    static final ArchRule REFUSALS_ARE_NAMED_AFTER_RULES = classes()
            .that()
            .areAssignableTo(Refusal.class)
            .should()
            .haveSimpleNameNotEndingWith("Exception")
            .andShould()
            .haveSimpleNameNotEndingWith("Refusal")
            .orShould()
            .be(Refusal.class);

    private static ArchCondition<JavaClass> leaveTheInternalsOfOtherCapabilitiesAlone() {
        return new ArchCondition<>("leave the aggregates and commands of other capabilities alone") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> INTERNALS.test(dependency.getTargetClass()))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveOnlyValuesAsFields() {
        return new ArchCondition<>("have only records, enums, dates, texts, flags and lists as fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !isValue(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
            }

            private boolean isValue(JavaClass type) {
                return type.isRecord()
                        || type.isEnum()
                        || type.isPrimitive()
                        || type.isEquivalentTo(String.class)
                        || type.isEquivalentTo(LocalDate.class)
                        || type.isEquivalentTo(List.class);
            }
        };
    }

    private static ArchCondition<JavaClass> haveOnlyPrivateFields() {
        return new ArchCondition<>("have only private fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getFullName())));
            }
        };
    }
}

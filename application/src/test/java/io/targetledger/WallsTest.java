package io.targetledger;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The walls of the whole program, beyond those that the build's modules make. */
@AnalyzeClasses(packages = "io.targetledger", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule theLedgerKnowsNothingOfSales = noClasses()
            .that()
            .resideInAPackage("io.targetledger.ledger..")
            .should()
            .dependOnClassesThat(areOursOutside("io.targetledger.ledger"));

    @ArchTest
    static final ArchRule theEmbeddedServerKnowsNothingOfTheProduct = noClasses()
            .that()
            .resideInAPackage("io.targetledger.embedded..")
            .should()
            .dependOnClassesThat(areOursOutside("io.targetledger.embedded"));

    @ArchTest
    static final ArchRule theProjectionMachineryKnowsNoCapability = noClasses()
            .that()
            .resideInAPackage("io.targetledger.projection..")
            .should()
            .dependOnClassesThat(areOursOutside("io.targetledger.projection", "io.targetledger.ledger"));

    @ArchTest
    static final ArchRule foldsAndControllersAreTheirCapabilitysOwn = classes()
            .that()
            .haveSimpleNameEndingWith("Fold")
            .or()
            .areAnnotatedWith(Controller.class)
            .should(beUsedByTheirOwnPackageAndTheListOfAll());

    @ArchTest
    static final ArchRule controllersLeaveTheDatabaseToQueries = noClasses()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule changesGoThroughTheGate = noClasses()
            .that()
            .resideOutsideOfPackages("io.targetledger.command..", "io.targetledger.ledger..")
            .and()
            .areNotInterfaces()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework.commandhandling.gateway..", "org.axonframework.config..");

    private static DescribedPredicate<JavaClass> areOursOutside(String... allowed) {
        return DescribedPredicate.describe("other parts of the product", type -> {
            String name = type.getPackageName();
            if (!name.startsWith("io.targetledger")) {
                return false;
            }
            for (String prefix : allowed) {
                if (name.equals(prefix) || name.startsWith(prefix + ".")) {
                    return false;
                }
            }
            return true;
        });
    }

    private static ArchCondition<JavaClass> beUsedByTheirOwnPackageAndTheListOfAll() {
        return new ArchCondition<>("be used by their own package, and the list of all, only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .filter(origin -> !origin.getPackageName().equals(type.getPackageName()))
                        .filter(origin -> !origin.getPackageName().equals("io.targetledger"))
                        .filter(origin -> !type.getPackageName().equals("io.targetledger.projection"))
                        .forEach(origin -> events.add(
                                SimpleConditionEvent.violated(type, origin.getName() + " uses " + type.getName())));
            }
        };
    }
}

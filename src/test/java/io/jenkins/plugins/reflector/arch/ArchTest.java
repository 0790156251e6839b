package io.jenkins.plugins.reflector.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.jenkins.plugins.reflector.build.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchTest {

    private static final String ENGINE = OwnClasses.BASE + ".engine";
    private static final int MOST_LINES = 400;

    @Test
    void theEngineImportsNothingOfJenkins() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.jenkinsci..",
                        "org.kohsuke..",
                        "com.cloudbees..",
                        "org.springframework..",
                        "jakarta.servlet..")
                .check(OwnClasses.all());
    }

    @Test
    void theEngineUsesNothingOfTheRestOfThePlugin() {
        assertThat(PackageArrows.foundIn(OwnClasses.all(), OwnClasses.BASE).lines())
                .filteredOn(line -> line.startsWith("engine") && line.contains(" --> "))
                .allMatch(line -> line.contains(" --> engine"));
    }

    @Test
    void onlyTheGitPackagesKnowJGit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ENGINE + ".git..", OwnClasses.BASE + ".git..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .check(OwnClasses.all());
    }

    @Test
    void onlyTheFolderPackageKnowsTheFoldersPlugin() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OwnClasses.BASE + ".folder..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.cloudbees.hudson.plugins.folder..")
                .check(OwnClasses.all());
        noClasses()
                .that()
                .resideOutsideOfPackage(OwnClasses.BASE + ".folder..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OwnClasses.BASE + ".folder..")
                .check(OwnClasses.all());
    }

    /** What Jenkins looks at before it takes an optional extension: see {@code GuiceFinder.resolve} in its ExtensionFinder. */
    @Test
    void withoutTheFoldersPluginNoExtensionForItCanBeLoaded() {
        List<JavaClass> extensions = OwnClasses.all().stream()
                .filter(type -> type.getPackageName().equals(OwnClasses.BASE + ".folder"))
                .filter(type -> type.isAnnotatedWith("hudson.Extension"))
                .toList();

        assertThat(extensions).hasSizeGreaterThan(3).allSatisfy(type -> {
            Set<JavaClass> seen = new HashSet<>(type.getAllRawSuperclasses());
            type.getMethods().forEach(method -> seen.addAll(method.getRawParameterTypes()));
            assertThat(seen).as(type.getName()).anyMatch(one -> one.getPackageName().equals("com.cloudbees.hudson.plugins.folder"));
        });
    }

    @Test
    void onlyTheYamlAndManifestPackagesKnowTheYamlParser() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ENGINE + ".yaml..", ENGINE + ".manifest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(OwnClasses.all());
    }

    @Test
    void packagesUseEachOtherExactlyAsDrawn() throws IOException {
        PackageArrows drawn =
                PackageArrows.drawnIn(Files.readString(ProjectFolder.root().resolve("CONTRIBUTING.md")));

        List<String> corrections = PackageArrows.foundIn(OwnClasses.all(), OwnClasses.BASE).correctionsOf(drawn);

        assertThat(corrections)
                .withFailMessage(() -> "The drawing in CONTRIBUTING.md, \"Packages and arrows\", is not true:\n  "
                        + String.join("\n  ", corrections))
                .isEmpty();
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        assertThat(PackageArrows.foundIn(OwnClasses.all(), OwnClasses.BASE).cycle())
                .isNull();
    }

    @Test
    void webMethodsArePostedAndCheckPermission() {
        assertThat(WebMethods.faults(OwnClasses.all()))
                // Registries have no account in Jenkins: a delivery proves itself, and gets the same answer whoever sent it.
                .containsExactly("WebhookAction.doDynamic calls neither checkPermission nor hasPermission");
    }

    @Test
    void whatJenkinsSavesCanBeReadAgain() {
        assertThat(Persistence.faults(OwnClasses.all())).isEmpty();
    }

    @Test
    void exceptionsHaveMessages() {
        assertThat(ExceptionMessages.faults(OwnClasses.all())).isEmpty();
    }

    @Test
    void noClassIsTooLong() throws IOException {
        Path root = ProjectFolder.root();
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of(
                "src/main/java", "src/test/java", "central/servers/src",
                "central/fixtures/src", "central/cli/src", "central/bench/src", "central/signatures/src")) {
            sources.addAll(ProjectFolder.filesBelow(root.resolve(folder), ".java"));
        }
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > MOST_LINES) {
                tooLong.add(root.relativize(source) + " has " + lines + " lines");
            }
        }

        assertThat(sources).isNotEmpty();
        assertThat(tooLong).as("classes of more than %d lines", MOST_LINES).isEmpty();
    }
}

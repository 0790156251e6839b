package io.jenkins.plugins.reflector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
    }

    @ParameterizedTest
    @CsvSource({
        "team/app, '', team/app/own",
        "team/app, nginx, team/nginx",
        "team/app, own redis, default/redis team/app/own",
        "default, team/*, ''",
        "default, *, default/nginx default/redis",
        "other, other/*, ''"
    })
    void anAutomationAppliesWhatItNamesOrWhatIsInItsNamespace(String namespace, String globs, String expected) {
        Catalog catalog = catalog(
                contribution(ADMINISTRATORS, List.of("default/nginx", "default/redis"), List.of("default/nginx", "default/redis")),
                contribution(TEAM, List.of("team/nginx"), List.of("team/nginx")),
                contribution(APP, List.of("team/app/own"), List.of("team/app/own")));

        assertThat(String.join(
                        " ",
                        catalog.appliedBy(automation(namespace, globs, LabelSelector.ALL)).stream()
                                .map(policy -> policy.name().toString())
                                .sorted()
                                .toList()))
                .isEqualTo(expected);
        assertThat(catalog.appliedBy(automation(namespace, globs, new LabelSelector(Map.of("team", "a"), List.of()))))
                .isEmpty();
    }

    private static ImageUpdateAutomation automation(String namespace, String globs, LabelSelector selector) {
        ResourceName name = new ResourceName(namespace, "fleet");
        return new ImageUpdateAutomation(
                name,
                name,
                Duration.ofMinutes(1),
                selector,
                UpdateStrategy.BOTH,
                "",
                false,
                null,
                null,
                PushSpec.SAME_BRANCH,
                new AutomationOptions(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        null,
                        false,
                        null,
                        null,
                        null,
                        globs.isEmpty() ? List.of() : List.of(globs.split(" "))),
                SourcePosition.NONE);

package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormChecksTest {

    private final List<String> errors = new ArrayList<>();

    @Test
    void tellsWhatIsWrongOnlyToThoseWhoMayConfigure() {
        checks(true).image(null, "nginx:1");
        assertThat(errors).singleElement().asString().startsWith("This is no image repository");

        errors.clear();
        checks(false).image(null, "nginx:1");
        assertThat(errors).isEmpty();
    }

    @Test
    void theUnprivilegedGetNoListEither() {
        assertThat(checks(false).orders(null)).isEmpty();
        assertThat(checks(false).digestReflections(null)).isEmpty();
    }

    @Test
    void whatMayBeLeftOutMayBeBlank() {
        FormChecks checks = checks(true);

        checks.optionalDuration(null, " ");
        checks.gitUrl(null, "");
        checks.mirror(null, null);
        checks.author(null, null);

        assertThat(errors).isEmpty();
        checks.duration(null, " ");
        assertThat(errors).hasSize(1);
    }

    @Test
    void inFipsModeWhatSpeaksInClearTextIsRefused() {
        FormChecks checks = checks(true);
        for (boolean mode : new boolean[] {false, true}) {
            fips = mode;
            checks.gitUrl(null, "http://git.example.com/a.git");
            checks.requiredGitUrl(null, " HTTP://git.example.com/a.git");
            checks.mirror(null, "http://cache.example.com");
            checks.insecure(null, true);
            checks.proxy(null, "socks5://proxy.example.com", "me");
            assertThat(errors).hasSize(mode ? 5 : 0);
        }
        assertThat(errors).allSatisfy(error -> assertThat(error).startsWith("In FIPS mode no "));
        checks.gitUrl(null, "https://git.example.com/a.git");
        checks.gitUrl(null, "git@git.example.com:a.git");
        checks.mirror(null, "https://cache.example.com");
        checks.insecure(null, false);
        checks.proxy(null, "http://proxy.example.com:3128", "");
        checks.proxy(null, "https://proxy.example.com", "me");
        assertThat(errors).hasSize(5);
    }

    private boolean fips;

    private FormChecks checks(boolean allowed) {
        return new FormChecks(new JenkinsFacade() {
            @Override
            public boolean mayConfigure(Item item) {
                return allowed;
            }

            @Override
            public boolean isFips() {
                return fips;
            }

            @Override
            public FormValidation ok() {
                return null;
            }

            @Override
            public FormValidation error(String message) {
                errors.add(message);
                return null;
            }
        });
    }
}

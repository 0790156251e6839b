package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markers without effect change nothing and are told with file, line and the policy that was most likely meant. */
class MarkerWarningsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "# see {\"$imagepolicy\": \"ns:p\"}", // S34
        "# {\"$imagepolicy\": \"ns:p\"} text",
        "# {\"$imagepolicy\": \"ns:p\"} # more",
        "# {'$imagepolicy': 'ns:p'}", // S36
        "# {\"$imagepolicy\": [\"ns:p\"]}",
        "# {\"$imagepolicy\": \"p\"}",
        "# {\"$imagepolicy\": \":p\"}",
        "# {\"$imagepolicy\": \"ns/p\"}",
        "# {\"$imagepolicy\": \" ns:p\"}",
        "# {\"$imagepolicy\": \"ns:p:TAG\"}",
        "# {\"$imagepolicy\": \"ns:p:foo\"}",
        "# {\"$imagepolicy\": \"other:p\"}", // S32
        "# {\"$imagepolicy\": \"ns:unknown\"}", // S33
    })
    void leavesOtherCommentsAloneButSaysSo(String comment) {
        Picks.Edited edited = Picks.setters("a: 1\nimage: old:1 " + comment + "\n");

        assertThat(edited.changes()).isEmpty();
        assertThat(edited.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("app.yaml");
            assertThat(warning.line()).isEqualTo(2);
        });
    }

    @Test
    void tellsWhichPolicyWasMostLikelyMeant() {
        assertThat(warning("other:p")).contains("another namespace", "only policies of ns apply", "did you mean ns:p?");
        assertThat(warning("other:unheard-of")).contains("another namespace").endsWith("only policies of ns apply here.");
        assertThat(warning("ns:web-polcy")).contains("no policy ns/web-polcy", "did you mean ns:web-policy?");
        assertThat(warning("ns:web-policy:Tag")).contains("write <namespace>:<policy>", "did you mean ns:web-policy?");
        assertThat(warning("web-policy")).contains("write <namespace>:<policy>", "did you mean ns:web-policy?");
        assertThat(warning("ns/web-policy")).contains("write <namespace>:<policy>", "did you mean ns:web-policy?");
        assertThat(Picks.edit(UpdateStrategy.SETTERS, NAMED, "a.yaml", "a: # {\"$imagepolicy\": \"ns:web-polcy\"}\n  b: c\n")
                        .warnings().get(0).message())
                .startsWith("This marker has no effect").endsWith("did you mean ns:web-policy?");
    }

    private static final List<PolicyImage> NAMED =
            List.of(Picks.pick("web-policy", "nginx", "1.23.1", null), Picks.pick("p", "nginx", "1.23.1", null));

    private static String warning(String marker) {
        return Picks.edit(UpdateStrategy.SETTERS, NAMED, "a.yaml", "a: b # {\"$imagepolicy\": \"" + marker + "\"}\n")
                .warnings().get(0).message();
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUrlsTest {

    private static final Failures FAILURES =
            new Failures("r.io for app", RegistryCredentials.anonymous(), Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        "https://r.io/v2/, /other, https://r.io/other",
        "https://r.io/v2/, https://cdn.example.com/x?sig=1, https://cdn.example.com/x?sig=1",
        "http://r.io/v2/, https://r.io/v2/, https://r.io/v2/",
        "http://127.0.0.1:5000/v2/, http://127.0.0.1:6000/x, http://127.0.0.1:6000/x",
    })
    void redirectsThatAreFollowed(URI from, String location, URI expected) throws Exception {
        assertThat(RemoteUrls.redirect(from, location, FAILURES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.io/v2/, http://r.io/v2/, plain http",
        "https://r.io/v2/, https://169.254.169.254/latest, private address",
        "https://r.io/v2/, https://localhost/x, private address",
        "https://r.io/v2/, https://[::1]/x, private address",
        "https://r.io/v2/, https://u:hush@cdn.io/x, no http or https URL",
        "https://r.io/v2/, file:///etc/passwd, no http or https URL",
        "https://r.io/v2/, ht tp://x?token=hush, no http or https URL",
    })
    void redirectsThatAreRefused(URI from, String location, String reason) {
        assertThatThrownBy(() -> RemoteUrls.redirect(from, location, FAILURES))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("r.io for app")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.io/, https://auth.r.io/token, false, true",
        "https://r.io/, http://auth.r.io/token, false, false",
        "https://r.io/, http://auth.r.io/token, true, true",
        "https://r.io/, https://10.0.0.1/token, true, false",
        "http://10.0.0.1:5000/, http://10.0.0.1:5001/token, true, true",
        "http://10.0.0.1:5000/, http://10.0.0.2/token, true, false",
    })
    void realms(URI server, String realm, boolean plainAllowed, boolean allowed) throws Exception {
        if (allowed) {
            assertThat(RemoteUrls.realm(server, realm, plainAllowed, Set.of(), FAILURES)).isEqualTo(URI.create(realm));
        } else {
            assertThatThrownBy(() -> RemoteUrls.realm(server, realm, plainAllowed, Set.of(), FAILURES))
                    .isInstanceOfSatisfying(
                            RegistryException.class,
                            e -> assertThat(e.kind()).isEqualTo(RegistryException.Kind.INSECURE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/app/tags/list?last=b&n=2, https://r.io/v2/app/tags/list?last=b&n=2",
        "https://r.io:443/v2/app/tags/list?last=b, https://r.io:443/v2/app/tags/list?last=b",
        "?last=b, https://r.io/v2/app/tags/list?last=b",
        "/v2/lost/tags/list?last=b, https://r.io/v2/app/tags/list?last=b",
        "/v2/app/more?page=2, https://r.io/v2/app/more?page=2",
    })
    void nextPages(String link, URI expected) throws Exception {
        assertThat(RemoteUrls.nextPage(URI.create("https://r.io/v2/app/tags/list?n=2"), link, FAILURES))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://r.io/v2/app/tags/list?last=b", "https://evil.io/v2/", "https://r.io:444/v2/", "//evil.io/x"})
    void nextPagesElsewhereAreRefused(String link) {
        assertThatThrownBy(() -> RemoteUrls.nextPage(URI.create("https://r.io/v2/app/tags/list"), link, FAILURES))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("another server");
    }
}

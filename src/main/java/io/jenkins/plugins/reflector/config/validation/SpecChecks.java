package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.policy.semver.InvalidRangeException;
import io.jenkins.plugins.reflector.engine.policy.semver.Range;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What is wrong with a text, in one sentence, or nothing. No answer depends on the controller. */
public final class SpecChecks {

    /** Stands for every namespace. */
    public static final String EVERY = "*";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[^/\\p{Cntrl}:*?]+(?:/[^/\\p{Cntrl}:*?]+)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?");

    private SpecChecks() {}

    /** The name of a repository or policy. */
    @NonNull
    public static Optional<String> name(@CheckForNull String text) {
        String name = Texts.orDefault(text, "");
        if (name.isEmpty()) {
            return Optional.of("A name is needed, such as nginx-repo.");
        }
        return when(
                !NAME.matcher(name).matches(),
                "A name consists of letters, digits, '.', '_' and '-', and begins and ends with a letter or digit.");
    }

    /** The namespace of a repository or policy; empty for the root. */
    @NonNull
    public static Optional<String> namespace(@CheckForNull String text) {
        String namespace = Texts.trimToNull(text);
        return when(
                namespace != null && !NAMESPACE.matcher(namespace).matches(),
                "A namespace is a plain name or a folder's full name, such as team-a/shop.");
    }

    /** A reference to a repository: a name, or namespace and name with a slash between them. */
    @NonNull
    public static Optional<String> reference(@CheckForNull String text) {
        String reference = Texts.orDefault(text, "");
        int slash = reference.lastIndexOf('/');
        return slash < 0
                ? name(reference)
                : name(reference.substring(slash + 1)).or(() -> namespace(reference.substring(0, slash)));
    }

    /** An image repository without tag or digest (flux.md 1.2). */
    @NonNull
    public static Optional<String> image(@CheckForNull String text) {
        String image = Texts.orDefault(text, "");
        if (image.isEmpty()) {
            return Optional.of("An image is needed, such as nginx or ghcr.io/org/app.");
        }
        try {
            ImageName.parse(image);
            return Optional.empty();
        } catch (InvalidImageNameException e) {
            return Optional.of(sentence("This is no image repository", e));
        }
    }

    /** A duration in Flux's form, longer than nothing. */
    @NonNull
    public static Optional<String> duration(@CheckForNull String text) {
        try {
            Durations.parse(Texts.orDefault(text, ""));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** RE2 expressions, one a line. */
    @NonNull
    public static Optional<String> patterns(@CheckForNull String text) {
        return each(text, SpecChecks::pattern);
    }

    /** The first problem that one of several lines has. */
    @NonNull
    public static Optional<String> each(@CheckForNull String text, @NonNull Function<String, Optional<String>> check) {
        return Texts.lines(text == null ? List.of() : List.of(text)).stream()
                .flatMap(line -> check.apply(line).stream())
                .findFirst();
    }

    /** What an image runs on. */
    @NonNull
    public static Optional<String> platform(@CheckForNull String text) {
        String platform = Texts.orDefault(text, "");
        return when(
                !PolicyOptions.isPlatform(platform),
                "A platform is written as os/architecture, such as linux/arm64"
                        + (platform.isEmpty() ? "." : ", not \"" + platform + "\"."));
    }

    /** A label with its value. */
    @NonNull
    public static Optional<String> label(@CheckForNull String text) {
        String label = Texts.orDefault(text, "");
        return when(
                label.indexOf('=') < 1,
                "A label is written as name=value, such as team=shop" + (label.isEmpty() ? "." : ", not \"" + label + "\"."));
    }

    /** One RE2 expression. */
    @NonNull
    public static Optional<String> pattern(@CheckForNull String text) {
        try {
            Re2.compile(Texts.orDefault(text, ""));
            return Optional.empty();
        } catch (InvalidRegexException e) {
            return Optional.of(sentence("This is no regular expression in RE2 form", e));
        }
    }

    /** A Masterminds range (flux.md 2.4). */
    @NonNull
    public static Optional<String> semVerRange(@CheckForNull String text) {
        String range = Texts.orDefault(text, "");
        if (range.isEmpty()) {
            return Optional.of("A range is needed, such as 1.23.x or >=1.0.0 <2.0.0.");
        }
        try {
            Range.parse(range);
            return Optional.empty();
        } catch (InvalidRangeException e) {
            return Optional.of(sentence("This is no range of versions, such as 1.23.x or >=1.0.0 <2.0.0", e));
        }
    }

    /** {@code asc} or {@code desc}. */
    @NonNull
    public static Optional<String> order(@CheckForNull String text) {
        String order = Texts.orDefault(text, "asc");
        return when(!order.equals("asc") && !order.equals("desc"), "The order is asc or desc.");
    }

    /** A tag (distribution's grammar). */
    @NonNull
    public static Optional<String> tag(@CheckForNull String text) {
        String tag = Texts.orDefault(text, "");
        return when(
                !TAG.matcher(tag).matches(),
                "A tag is needed, such as latest: letters, digits, '_', '.' and '-', at most 128 of them.");
    }

    /** A Git server's URL; a controller's own files are nobody's business (jenkins.md 1.8). */
    @NonNull
    public static Optional<String> gitUrl(@CheckForNull String text) {
        try {
            GitUrl.parse(Texts.orDefault(text, ""), UrlRules.NETWORK_ONLY);
            return Optional.empty();
        } catch (GitException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** A registry's host, with a port if it has one. */
    @NonNull
    public static Optional<String> host(@CheckForNull String text) {
        return when(
                !HOST.matcher(Texts.orDefault(text, "")).matches(),
                "A registry's host is needed, with its port if it has one, such as registry.example.com:5000.");
    }

    /** The URL that is asked instead of a host; may be left out. */
    @NonNull
    public static Optional<String> mirror(@CheckForNull String text) {
        String mirror = Texts.trimToNull(text);
        if (mirror == null) {
            return Optional.empty();
        }
        try {
            RegistryMirrors.parse(List.of("mirror.invalid=" + mirror));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("A mirror is an http or https URL with a host, without user, query and fragment.");
        }
    }

    /** The URL of a proxy, without a user. */
    @NonNull
    public static Optional<String> proxy(@CheckForNull String text) {
        try {
            return when(
                    ProxyAddress.parse(Texts.orDefault(text, ""), null, null).user() != null,
                    "The URL of a proxy has no user here: choose credentials for it.");
        } catch (InvalidConnectionException e) {
            return Optional.of("A proxy is an http, https or socks5 URL without path, such as http://proxy.example.com:3128.");
        }
    }

    /** Certificates in PEM; may be left out. */
    @NonNull
    public static Optional<String> certificates(@CheckForNull String text) {
        try {
            if (Texts.trimToNull(text) != null) {
                TlsSettings.parse(text, null, null);
            }
            return when(
                    text != null && text.contains("PRIVATE KEY"),
                    "A private key does not belong here, where everybody can read it: keep it in credentials.");
        } catch (InvalidConnectionException e) {
            return Optional.of("Certificates are given as PEM, with -----BEGIN CERTIFICATE-----.");
        }
    }

    /** A number of calls; may be left out. */
    @NonNull
    public static Optional<String> calls(@CheckForNull String text) {
        return when(!Texts.orDefault(text, "0").matches("[0-9]{1,6}"), "A number of calls is needed, or nothing.");
    }

    /** The name of a label. */
    @NonNull
    public static Optional<String> labelKey(@CheckForNull String text) {
        return when(Texts.trimToNull(text) == null, "The name of a label is needed, such as team.");
    }

    /** The values of a condition on a label, one a line: wanted by {@code In} and {@code NotIn} alone. */
    @NonNull
    public static Optional<String> labelValues(@CheckForNull String operator, @CheckForNull String text) {
        boolean given = Texts.trimToNull(text) != null;
        boolean wanted = operator == null || operator.endsWith("In");
        return when(given != wanted, wanted ? operator + " needs at least one value." : operator + " takes no values.");
    }

    /** A namespace that is let in, or {@code *} for all. */
    @NonNull
    public static Optional<String> accessFrom(@CheckForNull String text) {
        return EVERY.equals(text) ? Optional.empty() : namespace(text);
    }

    /** A number of tags; may be left out. */
    @NonNull
    public static Optional<String> pageSize(@CheckForNull String text) {
        String size = Texts.orDefault(text, "0");
        return when(
                !size.matches("[0-9]{1,5}") || Integer.parseInt(size) > RepositoryOptions.MAX_PAGE,
                "The page size is a number from 1 to " + RepositoryOptions.MAX_PAGE + ", or empty.");
    }

    private static Optional<String> when(boolean wrong, String message) {
        return wrong ? Optional.of(message) : Optional.empty();
    }

    private static String sentence(String what, Exception why) {
        return what + ": " + why.getMessage();
    }
}

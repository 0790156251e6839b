package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a commit can be looked at, on the servers whose host name says what they are. */
public final class CommitLink {

    private static final Pattern HTTP =
            Pattern.compile("(?<base>https?://)(?:[^/@]*@)?(?<host>[^/@:]+)(?<port>:[0-9]+)?/(?<path>[^?#]+)");
    private static final Pattern SSH =
            Pattern.compile("(?:ssh://)?(?:[^/@]*@)?(?<host>[^/@:]+)(?::[0-9]+/|[:/])/?(?<path>[^?#]+)");

    private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE);

    private CommitLink() {}

    /** An address that may become a link; null if it is none of the web, such as one that holds a script. */
    @CheckForNull
    public static String web(@CheckForNull String address) {
        return address != null && WEB.matcher(address).matches() ? address : null;
    }

    /** The page of a commit of the repository at an address, without user info; empty if none is known. */
    @NonNull
    public static Optional<String> of(@NonNull String url, @NonNull String id) {
        Matcher http = HTTP.matcher(url);
        if (http.matches()) {
            String port = http.group("port") == null ? "" : http.group("port");
            return page(http.group("host"), http.group("path"))
                    .map(page -> http.group("base") + http.group("host") + port + "/" + page + id);
        }
        Matcher ssh = SSH.matcher(url);
        if (ssh.matches() && !url.toLowerCase(Locale.ROOT).startsWith("http")) {
            return page(ssh.group("host"), ssh.group("path"))
                    .map(page -> "https://" + ssh.group("host") + "/" + page + id);
        }
        return Optional.empty();
    }

    private static Optional<String> page(String host, String path) {
        String repository = path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        if (repository.indexOf('/') < 1) {
            return Optional.empty();
        }
        return Arrays.stream(host.toLowerCase(Locale.ROOT).split("\\."))
                .map(label -> switch (label) {
                    case "github", "gitea", "codeberg" -> repository + "/commit/";
                    case "gitlab" -> repository + "/-/commit/";
                    // Bitbucket's own servers have other addresses for Git than for people.
                    case "bitbucket" -> host.equalsIgnoreCase("bitbucket.org") ? repository + "/commits/" : "";
                    default -> "";
                })
                .filter(page -> !page.isEmpty())
                .findFirst();
    }
}

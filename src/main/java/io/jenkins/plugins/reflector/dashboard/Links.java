package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.update.CommitLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses that the pages lead to. None of them can hold a script. */
final class Links {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");

    private Links() {}

    /** Where a commit can be looked at; null if that is not known. */
    @CheckForNull
    static String commit(@NonNull String url, @NonNull String id) {
        return CommitLink.of(url, id).map(CommitLink::web).orElse(null);
    }

    /** Where what made an update is, below the root of Jenkins. */
    @NonNull
    static String maker(@NonNull PushedUpdate update) {
        return update.job() == null
                ? "reflector/automation/" + encode(String.valueOf(update.automation()).replace('/', ':')) + "/"
                : Arrays.stream(update.job().split("/")).map(part -> "job/" + encode(part) + "/").collect(Collectors.joining())
                        + update.build() + "/";
    }

    /** The address of a Git repository for people to read. */
    @NonNull
    static String shown(@NonNull String url) {
        return USER_INFO.matcher(url).replaceAll("");
    }

    @NonNull
    static String encode(@NonNull String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

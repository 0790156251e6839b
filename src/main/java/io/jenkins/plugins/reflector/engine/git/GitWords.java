package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the {@code git} program, or a library that only gives its words, means by a failure: where nothing else tells it.
 * The first that fits counts.
 */
public enum GitWords {
    /** There is no program to ask. */
    NO_GIT(
            "cannot run program|no such file or directory.*\\bgit\\b|'git' is not recognized",
            "there is no git program on the agent",
            "install Git there, or name it in Manage Jenkins, Tools"),
    /** The host's name leads nowhere. */
    UNKNOWN_HOST(
            "could not resolve host|unknown ?host|name or service not known",
            "the host is unknown on the agent",
            "check its spelling, and the name service of the agent"),
    /** The host does not answer. */
    NO_ANSWER(
            "failed to connect|couldn't connect|connection (refused|timed out|reset)|no route to host|network is unreachable",
            "the server does not answer the agent",
            "check that it is up and that the agent reaches it"),
    /** SSH does not know the server. */
    HOST_KEY(
            "host key verification failed|host key is not|hostkey",
            "the host key of the server is not among the known ones",
            "see Manage Jenkins, Security, Git Host Key Verification"),
    /** TLS does not trust the server. */
    TLS(
            "ssl certificate|certificate verif|unable to get local issuer|pkix path",
            "the certificate of the server is not trusted on the agent",
            "add its authority to the trusted ones there"),
    /** Nobody, or somebody whom the server does not know. */
    LOGIN(
            "authentication failed|could not read (username|password)|terminal prompts disabled|invalid (username|credentials)"
                    + "|\\b401\\b|not authorized|permission denied \\(publickey|authentication is required|no credentials",
            "the server did not accept the credentials, or wants some and got none",
            "check credentialsId, or the credentials of the job's checkout"),
    /** Somebody who may not. */
    FORBIDDEN(
            "returned error: 403|\\b403\\b",
            "these credentials may not do this",
            "give them the permission, or use others"),
    /** No such repository. */
    NOT_FOUND(
            "repository .*not found|does not appear to be a git repository|returned error: 404|not found: did you run",
            "there is no such repository, or these credentials may not see it",
            "check the URL of the checkout and the permissions"),
    /** Anything else. */
    OTHER("", "Git failed", "see the agent's log");

    private static final Pattern IDLE = Pattern.compile(
            "^(hint:|to (https?|ssh|git)|error: failed to push|stdout:|stderr:|remote:\\s*$|writing objects|counting objects"
                    + "|compressing|delta compression|enumerating|total \\d|from (https?|ssh)|command \"git|fatal: the remote end)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("//[^/\\s@]*@");

    private final Pattern words;
    private final String meaning;
    private final String advice;

    GitWords(String words, String meaning, String advice) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.meaning = meaning;
        this.advice = advice;
    }

    /** What these words mean. */
    @NonNull
    public static GitWords of(@NonNull String text) {
        for (GitWords each : values()) {
            if (each.words.matcher(text).find()) {
                return each;
            }
        }
        return OTHER;
    }

    /**
     * One sentence: what was tried and where, what happened, and what to do.
     *
     * @param what such as {@code Fetching branch main}
     * @param url where; shown without user info
     * @param text what was said; secrets of the credentials are taken out
     */
    @NonNull
    public static String sentence(
            @NonNull String what, @NonNull GitUrl url, @NonNull String text, @NonNull GitCredentials credentials) {
        String said = said(text, credentials);
        GitWords words = of(text);
        return what + " of " + url + " failed: " + words.meaning + (said.isEmpty() ? "" : " (" + said + ")") + "; "
                + words.advice + ".";
    }

    /** The same for a push that the server refused although nothing is wrong with the way to it. */
    @NonNull
    public static String refusal(
            @NonNull String what, @NonNull GitUrl url, @NonNull String text, @NonNull GitCredentials credentials) {
        if (of(text) != OTHER && !Refusal.of(text).isKnown()) {
            return sentence(what, url, text, credentials);
        }
        String said = said(text, credentials);
        return what + " of " + url + " failed: " + Refusal.of(said).sentence(said) + ".";
    }

    private static String said(String text, GitCredentials credentials) {
        String lines = text.lines()
                .map(line -> line.replaceFirst("(?i)^(stderr: |remote: )+", "").strip())
                .filter(line -> !line.isEmpty() && !IDLE.matcher(line.toLowerCase(Locale.ROOT)).find())
                .collect(Collectors.joining("\n"));
        return ServerText.ofRemote(USER_INFO.matcher(lines).replaceAll("//"), credentials);
    }
}

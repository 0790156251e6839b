package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;

/**
 * Who commits, and with which words (flux.md 3.1, 3.7, 3.8).
 *
 * @param authorName may be empty
 * @param authorEmail never empty
 * @param messageTemplate a Go text/template; null for {@link #DEFAULT_MESSAGE}
 * @param messageTemplateValues what the template sees as {@code .Values}
 * @param signingKey what the commit is signed with; null for none
 */
public record CommitSpec(
        @NonNull String authorName,
        @NonNull String authorEmail,
        @CheckForNull String messageTemplate,
        @NonNull Map<String, String> messageTemplateValues,
        @CheckForNull SigningKey signingKey) {

    /** Flux's default message, to the letter. */
    public static final String DEFAULT_MESSAGE = "Update from image update automation";

    public CommitSpec {
        messageTemplateValues = Map.copyOf(messageTemplateValues);
    }

    /** Without a signature. */
    public CommitSpec(
            @NonNull String authorName,
            @NonNull String authorEmail,
            @CheckForNull String messageTemplate,
            @NonNull Map<String, String> messageTemplateValues) {
        this(authorName, authorEmail, messageTemplate, messageTemplateValues, null);
    }
}

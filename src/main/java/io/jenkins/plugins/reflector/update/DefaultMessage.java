package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.Author;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of a commit made from Jenkins: a subject such as {@code Update nginx to 1.23.1} that names only what changed.
 * Written as a template, because only the engine knows what changed.
 */
final class DefaultMessage {

    /** Whether a change is one of the tag or digest of the policy {@code $policy}. */
    private static final String IS_OF =
            "(eq .Setter $policy (printf \"%s:tag\" $policy) (printf \"%s:digest\" $policy))";

    private static final String SUBJECT = "Update {{ $separator := \"\" }}{{ range $policy, $words := .Values }}"
            + "{{ $told := false }}{{ range $.Changed.Changes }}{{ if and (not $told) " + IS_OF + " }}"
            + "{{ $separator }}{{ $words }}{{ $separator = \", \" }}{{ $told = true }}{{ end }}{{ end }}{{ end }}"
            + "{{ if not $separator }}images{{ end }}";

    private DefaultMessage() {}

    /** Author and message; a message of the user's is kept to the letter. */
    @NonNull
    static CommitSpec commit(
            @NonNull Author author,
            @CheckForNull String message,
            @NonNull List<PolicyImage> images,
            @CheckForNull SigningKey key) {
        Map<String, String> words = new TreeMap<>();
        for (PolicyImage image : images) {
            words.put(image.policy().marker(), image.image().name() + " to " + image.image().tag());
        }
        return new CommitSpec(
                author.name(), author.email(), message == null ? SUBJECT : message, words, key);
    }
}

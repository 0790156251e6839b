package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationException.Reason;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.template.GoStruct;
import io.jenkins.plugins.reflector.engine.template.MessageTemplate;
import io.jenkins.plugins.reflector.engine.template.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The name of a push branch, which may be a template over what is known before anything is edited: {@code .AutomationObject},
 * {@code .Values}, and {@code .Images}, the picks. A name without braces means itself, as in Flux.
 */
final class BranchName {

    private BranchName() {}

    /**
     * The name itself; null if there is none.
     *
     * @throws AutomationException if the template cannot be read or run
     */
    @CheckForNull
    static String of(
            @CheckForNull String branch,
            @NonNull ResourceName automation,
            @NonNull Map<String, String> values,
            @NonNull List<PolicyImage> images)
            throws AutomationException {
        if (branch == null || !branch.contains("{{")) {
            return branch;
        }
        try {
            String name = MessageTemplate.parse(branch)
                    .render(new GoStruct("reflector.BranchData")
                            .field("AutomationObject", CommitMessage.name(automation))
                            .field("Values", new TreeMap<>(values))
                            .field("Images", images.stream().map(RemovedFields::reference).toList()));
            return name.strip();
        } catch (TemplateException e) {
            throw new AutomationException(
                    Reason.INVALID_SOURCE_CONFIGURATION,
                    "the template of the push branch (git.push.branch) of " + automation + " failed: " + e.getMessage(),
                    e);
        }
    }
}

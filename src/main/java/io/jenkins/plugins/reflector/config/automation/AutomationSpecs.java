package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.Durations;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.config.validation.Words;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.util.List;

/**
 * An automation made in Jenkins as the engine knows it. Its GitRepository bears its name.
 *
 * @param automation what is done
 * @param repository where
 */
public record AutomationSpecs(@NonNull ImageUpdateAutomation automation, @NonNull GitRepository repository) {

    /**
     * Converts an automation.
     *
     * @param folder whose it is, whatever namespace it names; null for the controller's
     * @throws IllegalArgumentException with a sentence for the user if it can never run
     */
    @NonNull
    public static AutomationSpecs of(@NonNull ImageUpdateAutomationItem item, @CheckForNull String folder) {
        String namespace = folder == null ? item.getNamespace() : folder;
        ResourceName name =
                new ResourceName(namespace == null ? ResourceName.DEFAULT_NAMESPACE : namespace, item.getName());
        return new AutomationSpecs(automation(item, name), item.getGit().toRepository(name));
    }

    private static ImageUpdateAutomation automation(ImageUpdateAutomationItem item, ResourceName name) {
        UpdateSettings update = item.getUpdate() == null ? new UpdateSettings() : item.getUpdate();
        return new ImageUpdateAutomation(
                name,
                name,
                Durations.parse(item.getInterval()),
                item.getPolicySelector() == null ? LabelSelector.ALL : item.getPolicySelector().labels("policySelector"),
                update.toStrategy(),
                update.getPath() == null ? "" : update.getPath(),
                item.isSuspend(),
                null,
                CommitSettings.toSpec(item.getGit().getCommit()),
                PushSettings.toSpec(item.getGit().getPush()),
                options(item),
                SourcePosition.NONE);
    }

    private static AutomationOptions options(ImageUpdateAutomationItem item) {
        List<EditRuleItem> rules = item.getRules() == null ? List.of() : item.getRules();
        return new AutomationOptions(
                Texts.lines(item.getPaths()),
                rules.stream().map(EditRuleItem::toSpec).toList(),
                Texts.lines(item.getInclude()),
                Texts.lines(item.getExclude()),
                item.isTemplates(),
                Words.parse("onConflict", item.getOnConflict(), OnConflict.values(), OnConflict::text),
                item.isRebase(),
                item.getCommitWindow() == null ? null : Durations.parse(item.getCommitWindow()),
                item.isTrailers(),
                pullRequest(item.getPullRequest()),
                Texts.lines(item.getPolicies()));
    }

    @CheckForNull
    private static AutomationOptions.PullRequest pullRequest(PullRequestSettings settings) {
        if (settings == null) {
            return null;
        }
        settings.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return settings.toSpec();
    }
}

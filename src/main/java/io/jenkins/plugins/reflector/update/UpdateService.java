package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.GitCredentialsLookup;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does one update for a job: picks the images, edits, commits, pushes. */
public final class UpdateService {

    private final EngineFactory engine;

    public UpdateService(@NonNull EngineFactory engine) {
        this.engine = engine;
    }

    /**
     * Carries out an order. An image without a pick does not keep the others from being updated; it is told at the end.
     *
     * @param order a checked one
     * @param context whose credentials are used
     * @param automation who asks, for trailers and markers
     * @throws InterruptedException if the build is stopped
     */
    @NonNull
    public UpdateOutcome run(
            @NonNull UpdateOrder order,
            @NonNull CredentialsContext context,
            @NonNull ResourceName automation,
            @NonNull ProgressListener progress)
            throws InterruptedException {
        Catalog catalog = engine.catalog();
        Resolved resolved = new ImageResolver(engine.registries(context), engine.registries(catalog), catalog)
                .resolve(order.images(), order.policies(), automation.namespace(), progress);
        List<String> failures = new ArrayList<>(resolved.failures());
        if (resolved.images().isEmpty()) {
            return new UpdateOutcome(ReflectorUpdateResult.nothing(), failures);
        }
        try {
            UpdateRequest request = request(order, context, automation, resolved);
            AutomationReport report = engine.queue().run(request, progress);
            if (!report.ready()) {
                failures.add(report.message());
            }
            return new UpdateOutcome(ReflectorUpdateResult.of(report, resolved.images(), order.url()), failures);
        } catch (GitException e) {
            failures.add(e.getMessage());
            return new UpdateOutcome(ReflectorUpdateResult.nothing(), failures);
        }
    }

    private UpdateRequest request(
            UpdateOrder order, CredentialsContext context, ResourceName automation, Resolved resolved)
            throws GitException {
        return new UpdateRequest(
                automation,
                new GitRemote(
                        order.url(),
                        new GitCredentialsLookup(context).find(order.credentialsId(), order.url()),
                        GitRepository.DEFAULT_TIMEOUT,
                        engine.connection()),
                GitRef.branch(order.branch()),
                order.path(),
                order.updateStrategy(),
                resolved.images(),
                DefaultMessage.commit(order.author(), order.message(), resolved.images()),
                new PushSpec(order.pushBranch(), null, Map.of()),
                order.options(),
                resolved.order(),
                order.dryRun());
    }
}

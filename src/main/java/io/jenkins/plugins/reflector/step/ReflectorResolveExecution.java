package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.ImageResolver;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Resolves an image; after a restart it asks anew. */
final class ReflectorResolveExecution extends BackgroundExecution {

    private static final long serialVersionUID = 1L;

    private final ImageEntry entry;

    ReflectorResolveExecution(@NonNull StepContext context, @NonNull ImageEntry entry) {
        super(context);
        this.entry = entry;
    }

    @Override
    public boolean start() throws Exception {
        String problem = entry.problem().orElse(null);
        if (problem != null) {
            throw new AbortException(problem);
        }
        return super.start();
    }

    @Override
    Object work() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        ResolvedBefore before = ResolvedBefore.of(run.getParent());
        ResourceName name = new ResourceName(BuildUpdate.name(run).namespace(), entry.getImage());
        String key = ResolvedBefore.key(entry.toPolicy(name));
        LatestRef previous = before.get(key);
        EngineFactory engine = new EngineFactory(new JenkinsFacade());
        WatcherService watcher = WatcherService.get();
        LatestRef pick;
        try {
            pick = new ImageResolver(
                            engine.registries(CredentialsContext.of(run)).urgent(),
                            watcher.ledger(),
                            engine.catalog(),
                            (policies, progress) -> List.of())
                    .resolve(entry, name.namespace(), previous);
        } catch (ScanException e) {
            throw new AbortException(e.getMessage());
        }
        before.put(key, pick);
        ResolvedImage resolved = new ResolvedImage(pick, previous);
        getContext()
                .get(TaskListener.class)
                .getLogger()
                .println("Image Reflector: " + resolved
                        + (previous == null || previous.equals(pick) ? "" : " (was " + previous + ")"));
        return resolved;
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The page on which administrators paste Flux resources, see what would become of them, and take them over. */
public final class FluxImport {

    private final ReflectorConfiguration configuration;

    FluxImport(@NonNull ReflectorConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Shows what a text holds, and adds it if that is asked for.
     *
     * @param yaml Flux resources
     * @param action {@code add} to add them
     */
    @POST
    public HttpResponse doApply(@QueryParameter String yaml, @QueryParameter String action) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        FluxImportPlan plan = FluxImportPlan.of(yaml == null ? "" : yaml, configuration);
        boolean add = "add".equals(action);
        if (add) {
            plan.addTo(configuration);
        }
        return HttpResponses.forwardToView(this, "index")
                .with("yaml", add ? "" : yaml)
                .with("plan", plan)
                .with("added", add);
    }
}

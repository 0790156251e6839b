package io.jenkins.plugins.reflector.watcher;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.reflector.catalog.RenamedItem;

/** Keeps what is remembered of a folder or job when it gets another name. Before others, so that nobody sees it gone. */
@Extension(ordinal = 100)
public class RenamedItems extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        RenamedItem renamed = new RenamedItem(oldFullName, newFullName);
        if (item instanceof ItemGroup) {
            WatcherService.get().renamed(renamed);
        }
        WatcherService.get().renamedUpdates(renamed);
    }
}

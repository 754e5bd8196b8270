#pragma once
#include <ytnef.h>
